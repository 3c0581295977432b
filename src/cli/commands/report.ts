import { type Command, Option } from 'commander';
import {
  drawingLanguages,
  drawingThemes,
  type ExportFormat,
  exportFormats,
  wholePageFormats,
} from '#contract/export.ts';
import { type ExportParameters, exportParameters } from '#contract/request.ts';
import { handOver } from '../hand-over.ts';
import { atDesk } from '../open-desk.ts';
import { commonOptions, configFrom, questionOptions } from '../options.ts';

interface Options {
  readonly section?: string;
  readonly format: ExportFormat;
  readonly json?: true;
  readonly output?: string;
}

export function defineReport(command: Command): void {
  commonOptions(command).argument('<id>', 'report, for example customers');
  questionOptions(command)
    .option('--section <id>', 'this section only')
    .addOption(new Option('--format <format>', 'form of the answer').choices(exportFormats).default('json'))
    .addOption(new Option('--lang <language>', 'language of svg, png and pdf').choices(drawingLanguages))
    .addOption(new Option('--theme <theme>', 'colours of svg and png').choices(drawingThemes))
    .option('--json', 'the same as --format json')
    .option('--output <file>', 'write to this file instead of standard output')
    .action((id: string, options: Options) => printReport(id, options, command));
}

async function printReport(report: string, options: Options, command: Command): Promise<void> {
  const { section, output } = options;
  const format = options.json ? 'json' : options.format;
  const objection = objectionTo(format, options);
  if (objection !== undefined) command.error(`error: ${objection}`);
  await atDesk(configFrom(options), async (desk) => {
    const at = { report, ...(section !== undefined && { section }) };
    await handOver(await desk.report(at, format, toParameters(options)), output);
  });
  if (format === 'json' && output === undefined) process.stdout.write('\n');
}

const binaryFormats: readonly ExportFormat[] = ['xlsx', 'parquet', 'png', 'pdf'];

/** Why the format does not go with the other options. */
function objectionTo(format: ExportFormat, { section, output }: Options): string | undefined {
  if (section === undefined && !wholePageFormats.includes(format)) {
    return `${format} holds one section; name it with --section, or take ${wholePageFormats.join(' or ')}`;
  }
  if (binaryFormats.includes(format) && output === undefined && process.stdout.isTTY) {
    return `${format} is no text for a terminal; give --output FILE`;
  }
  return undefined;
}

/** What the command line was given, under the names that HTTP uses too. */
function toParameters(options: object): ExportParameters {
  const known = Object.entries(options).filter(([name]) => name in exportParameters.shape);
  return exportParameters.parse(Object.fromEntries(known));
}
