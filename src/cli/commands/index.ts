import type { Command } from 'commander';

/** A verb: `load` gives its command the options and the action, and is called for the verb that is asked for only. */
export interface Verb {
  readonly name: string;
  readonly about: string;
  load(command: Command): Promise<void>;
}

/** The reviewed list of verbs (CLI-1). */
export const verbs: readonly Verb[] = [
  {
    name: 'serve',
    about: 'Serve the web pages and the API over the data folder',
    load: async (command) => (await import('./serve.ts')).defineServe(command),
  },
  {
    name: 'demo',
    about: 'Write demo export files, import them and serve',
    load: async (command) => (await import('./demo.ts')).defineDemo(command),
  },
  {
    name: 'import',
    about: 'Import export files (CSV, TSV, XLSX, Parquet, also gzipped)',
    load: async (command) => (await import('./import.ts')).defineImport(command),
  },
  {
    name: 'imports',
    about: 'List what was imported',
    load: async (command) => (await import('./imports.ts')).defineImports(command),
  },
  {
    name: 'undo',
    about: 'Take an import back',
    load: async (command) => (await import('./undo.ts')).defineUndo(command),
  },
  {
    name: 'report',
    about: 'Print a report',
    load: async (command) => (await import('./report.ts')).defineReport(command),
  },
  {
    name: 'behind',
    about: 'Print the rows that a figure of a report was counted from',
    load: async (command) => (await import('./behind.ts')).defineBehind(command),
  },
  {
    name: 'rows',
    about: 'Print the raw rows of a dataset, as a file that can be imported again',
    load: async (command) => (await import('./rows.ts')).defineRows(command),
  },
  {
    name: 'feedback',
    about: 'List the remarks that were left on charts',
    load: async (command) => (await import('./feedback.ts')).defineFeedback(command),
  },
  {
    name: 'set-up',
    about: 'Print the link that makes the first admin, once',
    load: async (command) => (await import('./set-up.ts')).defineSetUp(command),
  },
  {
    name: 'user',
    about: 'Look after accounts: add, list, disable, enable, recover',
    load: async (command) => (await import('./user.ts')).defineUser(command),
  },
  {
    name: 'token',
    about: 'Make a token for a program',
    load: async (command) => (await import('./token.ts')).defineToken(command),
  },
  {
    name: 'application',
    about: 'Look after the programs that use the API together with a person: add, list, end',
    load: async (command) => (await import('./application.ts')).defineApplication(command),
  },
  {
    name: 'programme',
    about: 'The learning-partner programme: where a partner stands, its rules',
    load: async (command) => (await import('./programme.ts')).defineProgramme(command),
  },
  {
    name: 'rebuild',
    about: 'Build the engine’s files anew from the lake',
    load: async (command) => (await import('./rebuild.ts')).defineRebuild(command),
  },
  {
    name: 'doctor',
    about: 'Check the installation and say what is wrong and what to do',
    load: async (command) => (await import('./doctor.ts')).defineDoctor(command),
  },
];
