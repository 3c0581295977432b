import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { Fault } from '#base/fault.ts';
import type { RequirementsImported } from '#contract/programme-rules.ts';
import { Failed } from './failed.ts';
import { atDesk } from './open-desk.ts';
import { commonOptions, configFrom } from './options.ts';
import { oneLine, printJson, printLine, say } from './terminal.ts';

interface Options {
  readonly edition?: string;
  readonly replace?: true;
  readonly dryRun?: true;
  readonly json?: true;
}

/** `programme requirements import FILE`: requirement sets of an edition from a table. */
export function defineRequirements(command: Command): void {
  const imports = command.command('import').description('Take requirement sets from a CSV or TSV file').exitOverride();
  commonOptions(imports)
    .argument(
      '<file>',
      'table with a header: id, level, competency, region, from, to, kpi, trainers, exams, revenueUsd',
    )
    .option('--edition <id>', 'edition of the rules; default the one in force today')
    .option('--replace', 'take away the sets that the file does not name')
    .option('--dry-run', 'only look: write nothing')
    .option('--json', 'print one JSON document')
    .action(importRequirements);
}

async function importRequirements(path: string, options: Options): Promise<void> {
  const given = {
    file: basename(path),
    text: await readTable(path),
    edition: options.edition ?? null,
    replace: options.replace === true,
  };
  await atDesk(configFrom(options), async ({ programme }) => {
    // Looked at first, so that every bad row is told on a line of its own.
    const looked = await programme.importRequirements({ ...given, dryRun: true });
    if (looked.problems.length > 0) return refuse(looked, options);
    const { edition, version } = looked;
    const done = options.dryRun ? looked : await programme.importRequirements({ ...given, edition, version });
    if (options.json) printJson(done);
    else printLine(tell(done, options));
  });
}

function refuse(looked: RequirementsImported, { json }: Options): never {
  if (json) printJson(looked);
  for (const { line, column, value, reason } of looked.problems) {
    const place = [`${looked.file}${line > 0 ? `:${line}` : ''}`, column].filter((part) => part !== '').join(' ');
    say(oneLine(`${place}: "${value.slice(0, 80)}": ${reason}`));
  }
  say('nothing was written');
  throw new Failed();
}

function tell({ edition, version, added, changed, same, removed, written }: RequirementsImported, { dryRun }: Options) {
  const counts = `${added} added, ${changed} changed, ${same} the same, ${removed} removed`;
  if (dryRun) return `${edition}: would be ${counts}; nothing was written`;
  return written
    ? `${edition} is at version ${version}: ${counts}`
    : `${edition} stays at version ${version}: ${counts}`;
}

const mostBytes = 800_000;

/** @throws Fault for what is no readable text file */
async function readTable(path: string): Promise<string> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new Fault('not-found', `${path}: there is no such file, or it may not be read`, { cause });
  });
  if (!found.isFile()) throw new Fault('bad-parameter', `${path} is no file`);
  if (found.size > mostBytes)
    throw new Fault('too-large', `${path} is over ${mostBytes / 1000} kB; a table of rules is small`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
  } catch (cause) {
    throw new Fault('unreadable', `${path} is no UTF-8 text; save it as CSV (UTF-8)`, { cause });
  }
}
