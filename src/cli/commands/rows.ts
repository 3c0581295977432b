import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Command, Option } from 'commander';
import { Fault } from '#base/fault.ts';
import { type RawRowsFormat, rawRowsFormats } from '#contract/export.ts';
import { rawRowsParameters } from '#contract/request.ts';
import type { RawRows } from '../desk.ts';
import { atDesk } from '../open-desk.ts';
import { collect, commonOptions, configFrom, month } from '../options.ts';
import { say } from '../terminal.ts';

interface Options {
  readonly format: RawRowsFormat;
  readonly output?: string;
}

export function defineRows(command: Command): void {
  commonOptions(command)
    .argument('<dataset>', 'name of the dataset, for example CustomersAndTenants')
    .option('--tenant <pga>', 'may be left out when there is one tenant')
    .addOption(new Option('--from <month>', 'first month, YYYY-MM; without it every month').argParser(month))
    .addOption(new Option('--to <month>', 'last month, YYYY-MM').argParser(month))
    .option('--as-role <role>', 'as a person with this role gets it, code or name; repeats', collect)
    .option('--as-location <mpn>', 'narrowed to this location; repeats', collect)
    .addOption(new Option('--format <format>', 'form of the file').choices(rawRowsFormats).default('csv'))
    .option('--output <file>', 'write to this file instead of standard output')
    .action((dataset: string, options: Options) => printRows(dataset, options));
}

async function printRows(dataset: string, options: Options): Promise<void> {
  const known = Object.entries(options).filter(([name]) => name in rawRowsParameters.shape);
  const parameters = rawRowsParameters.parse(Object.fromEntries(known));
  await atDesk(configFrom(options), async (desk) => {
    const rows = await desk.rows(dataset, options.format, parameters);
    if (rows.redacted.length > 0) say(`left out, because the role does not open them: ${rows.redacted.join(', ')}`);
    await (options.output === undefined ? toTerminal(rows) : toFile(rows, options.output));
  });
}

function toTerminal({ text }: RawRows): Promise<void> {
  return pipeline(Readable.from(text), process.stdout, { end: false });
}

async function toFile({ text }: RawRows, path: string): Promise<void> {
  await pipeline(Readable.from(text), createWriteStream(path)).catch((cause: unknown) => {
    // Only the system's own refusals are about the file; what the rows may fail of says so itself.
    if (!(cause instanceof Error && 'syscall' in cause)) throw cause;
    throw new Fault('unavailable', `${path} cannot be written; check the folder and its permissions`, { cause });
  });
  say(`wrote ${path}`);
}
