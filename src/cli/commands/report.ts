import { writeFile } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import { exportAnswer } from '#app/answers.ts';
import { Fault } from '#base/fault.ts';
import {
  drawingLanguages,
  drawingThemes,
  type ExportFormat,
  exportFormats,
  wholePageFormats,
} from '#contract/export.ts';
import { type ReportParameters, reportParameters } from '#contract/request.ts';
import { atDesk } from '../open-desk.ts';
import { collect, commonOptions, configFrom, month } from '../options.ts';
import { say } from '../terminal.ts';

const filters = ['product', 'market', 'attribution', 'location', 'channel', 'segment'];

interface Options {
  readonly section?: string;
  readonly format: ExportFormat;
  readonly json?: true;
  readonly lang?: (typeof drawingLanguages)[number];
  readonly theme?: (typeof drawingThemes)[number];
  readonly output?: string;
}

export function defineReport(command: Command): void {
  commonOptions(command).argument('<id>', 'report, for example customers');
  command
    .option('--tenant <pga>', 'may be left out when there is one tenant')
    .addOption(new Option('--from <month>', 'first month, YYYY-MM').argParser(month))
    .addOption(new Option('--to <month>', 'last month, YYYY-MM').argParser(month))
    .addOption(new Option('--range <range>', 'months up to the newest').choices(['3M', '6M', '12M', '1Y']));
  for (const name of filters) command.option(`--${name} <value>`, `page filter ${name}; repeats`, collect);
  command
    .option('--as-role <role>', 'as a person with this role sees it, code or name; repeats', collect)
    .option('--as-location <mpn>', 'narrowed to this location; repeats', collect)
    .option('--section <id>', 'this section only')
    .addOption(new Option('--format <format>', 'form of the answer').choices(exportFormats).default('json'))
    .addOption(new Option('--lang <language>', 'language of svg, png and pdf').choices(drawingLanguages))
    .addOption(new Option('--theme <theme>', 'colours of svg and png').choices(drawingThemes))
    .option('--json', 'the same as --format json')
    .option('--output <file>', 'write to this file instead of standard output')
    .action((id: string, options: Options) => printReport(id, options, command));
}

async function printReport(id: string, options: Options, command: Command): Promise<void> {
  const format = options.json ? 'json' : options.format;
  const objection = objectionTo(format, options);
  if (objection !== undefined) command.error(`error: ${objection}`);
  const parameters = toParameters(options);
  const sections = options.section === undefined ? undefined : [options.section];
  const config = configFrom(options);
  const answer = await atDesk(config, (desk) => desk.report(id, parameters, sections));
  const { lang: language, theme } = options;
  const { content } = await exportAnswer(format, answer, {
    rawText: config.exportRawText,
    ...(language && { language }),
    ...(theme && { theme }),
  });
  const bytes = Buffer.concat(await Array.fromAsync(content));
  if (options.output !== undefined) return writeOutput(options.output, bytes);
  process.stdout.write(bytes);
  if (format === 'json') process.stdout.write('\n');
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
function toParameters(options: object): ReportParameters {
  const known = Object.entries(options).filter(([name]) => name in reportParameters.shape);
  return reportParameters.parse(Object.fromEntries(known));
}

async function writeOutput(path: string, bytes: Uint8Array): Promise<void> {
  await writeFile(path, bytes).catch((cause: unknown) => {
    throw new Fault('unavailable', `${path} cannot be written; check the folder and its permissions`, { cause });
  });
  say(`wrote ${path}`);
}
