import { Command, CommanderError } from 'commander';
import { productVersion } from '#app/place.ts';
import { Fault } from '#base/fault.ts';
import { verbs } from './commands/index.ts';
import { Failed } from './failed.ts';
import { say } from './terminal.ts';

/**
 * Runs the command line.
 * @returns 0 done, 1 refused or failed with one clear line, 2 wrong usage (CLI-2)
 */
export async function main(args: readonly string[]): Promise<number> {
  process.stdout.on('error', leaveQuietly);
  try {
    const program = await programFor(args);
    await program.parseAsync([...args], { from: 'user' });
    return 0;
  } catch (error) {
    return exitCodeOf(error);
  }
}

/** Only the verb that is asked for is loaded; the others are known by name for help and "did you mean". */
async function programFor(args: readonly string[]): Promise<Command> {
  const program = new Command('partnerscope')
    .description('Partner analytics that you host yourself')
    .version(productVersion)
    .exitOverride()
    .configureHelp({ showGlobalOptions: true });
  const wanted = args[0] === 'help' ? args[1] : args[0];
  for (const { name, about, load } of verbs) {
    const command = program.command(name).description(about).exitOverride();
    if (name === wanted) await load(command);
  }
  // Without a verb there is nothing to do: the help is the message, and the usage is wrong.
  if (args.length === 0) program.action(() => program.help({ error: true }));
  return program;
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof Failed) return 1;
  if (error instanceof Fault) {
    say(error.message);
    return 1;
  }
  say(`unexpected error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return 1;
}

/** The reader of the pipe has seen enough. */
function leaveQuietly(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
}
