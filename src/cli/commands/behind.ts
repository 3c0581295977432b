import { type Command, InvalidArgumentError, Option } from 'commander';
import { type BehindFileParameters, behindFileParameters } from '#contract/behind.ts';
import { type BehindFormat, behindFormats } from '#contract/export.ts';
import { handOver, sayRedacted } from '../hand-over.ts';
import { atDesk } from '../open-desk.ts';
import { collect, commonOptions, configFrom, questionOptions } from '../options.ts';

interface Options {
  readonly where?: readonly string[];
  readonly format: BehindFormat;
  readonly output?: string;
}

export function defineBehind(command: Command): void {
  commonOptions(command)
    .argument('<report>', 'report, for example customers')
    .argument('<section>', 'section of it, for example geography');
  questionOptions(command)
    .option('--search <text>', 'text that the table was searched for')
    .option('--column <id>', 'column of the figure; without it the headline')
    .addOption(
      new Option('--where <id=value>', 'the row of the figure: its month, country …; repeats').argParser(place),
    )
    .option('--dataset <name>', 'which rows, for a figure that is counted from several datasets')
    .addOption(new Option('--format <format>', 'form of the file').choices(behindFormats).default('csv'))
    .option('--output <file>', 'write to this file instead of standard output')
    .action((report: string, section: string, options: Options) => printBehind({ report, section }, options, command));
}

async function printBehind(
  at: { readonly report: string; readonly section: string },
  options: Options,
  command: Command,
): Promise<void> {
  const { format, output } = options;
  if (format === 'xlsx' && output === undefined && process.stdout.isTTY) {
    command.error('error: xlsx is no text for a terminal; give --output FILE');
  }
  await atDesk(configFrom(options), async (desk) => {
    const { redacted, content } = await desk.behind(at, format, toParameters(options));
    sayRedacted(redacted);
    await handOver(content, output);
  });
}

/** A column that is called like a filter is told apart as HTTP does it. */
function toParameters(options: Options): BehindFileParameters {
  const known = Object.entries(options).filter(([name]) => name in behindFileParameters.shape);
  const values = Map.groupBy(options.where ?? [], (text) => `cell.${text.slice(0, text.indexOf('='))}`);
  const cells = [...values].map(([name, texts]) => {
    const [first, ...more] = texts.map((text) => text.slice(text.indexOf('=') + 1));
    return [name, more.length === 0 ? first : [first, ...more]] as const;
  });
  return behindFileParameters.parse(Object.fromEntries([...known, ...cells]));
}

function place(text: string, before: readonly string[] | undefined): string[] {
  if (text.indexOf('=') > 0) return collect(text, before);
  throw new InvalidArgumentError('Write the id of a column, =, and the value of the row, as month=2024-05.');
}
