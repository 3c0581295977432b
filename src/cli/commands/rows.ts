import { type Command, Option } from 'commander';
import { type RawRowsFormat, rawRowsFormats } from '#contract/export.ts';
import { rawRowsParameters } from '#contract/request.ts';
import { handOver, sayRedacted } from '../hand-over.ts';
import { atDesk } from '../open-desk.ts';
import { collect, commonOptions, configFrom, month } from '../options.ts';

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
    const { redacted, content } = await desk.rows(dataset, options.format, parameters);
    sayRedacted(redacted);
    await handOver(content, options.output);
  });
}
