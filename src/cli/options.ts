import { type Command, InvalidArgumentError, Option } from 'commander';
import type { z } from 'zod';
import { type Config, parseConfig } from '#app/config.ts';
import { isDay } from '#base/day.ts';
import { Fault } from '#base/fault.ts';
import { isMonth } from '#base/month.ts';

/** The options that every verb takes (CLI-2). */
export function commonOptions(command: Command): Command {
  return command
    .addOption(new Option('--data <dir>', 'data folder (default: ./data)'))
    .addOption(new Option('--today <day>', 'day to take for today, YYYY-MM-DD (default: the clock)').argParser(day));
}

const filters = ['product', 'market', 'attribution', 'location', 'channel', 'segment'];

/** What is asked of a report: months, page filters, and as whom (CLI-6). */
export function questionOptions(command: Command): Command {
  command
    .option('--tenant <pga>', 'may be left out when there is one tenant')
    .addOption(new Option('--from <month>', 'first month, YYYY-MM').argParser(month))
    .addOption(new Option('--to <month>', 'last month, YYYY-MM').argParser(month))
    .addOption(new Option('--range <range>', 'months up to the newest').choices(['3M', '6M', '12M', '1Y']));
  for (const name of filters) command.option(`--${name} <value>`, `page filter ${name}; repeats`, collect);
  return command
    .option('--as-role <role>', 'as a person with this role sees it, code or name; repeats', collect)
    .option('--as-location <mpn>', 'narrowed to this location; repeats', collect);
}

/** Where a server listens. */
export function listenOptions(command: Command): Command {
  return command
    .addOption(new Option('--host <address>', 'address to listen on (default: 127.0.0.1)'))
    .addOption(new Option('--port <n>', 'port, 0 for any free one (default: 4400)').argParser(wholeNumber(0, 65_535)));
}

/** Settings from options and environment. */
export function configFrom(options: object): Config {
  return parseConfig(options, process.env);
}

/** What was given, as a request would have to be. @throws Fault `bad-parameter` naming the option */
export function checked<Schema extends z.ZodObject>(schema: Schema, given: object): z.output<Schema> {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const parameter = String(issue?.path[0] ?? '');
  throw new Fault('bad-parameter', `${parameter}: ${issue?.message ?? 'not allowed'}`, { parameter });
}

/** For an option that repeats. */
export function collect(value: string, before: readonly string[] | undefined): string[] {
  return [...(before ?? []), value];
}

export function day(value: string): string {
  if (isDay(value)) return value;
  throw new InvalidArgumentError('Write an existing day as YYYY-MM-DD.');
}

export function month(value: string): string {
  if (isMonth(value)) return value;
  throw new InvalidArgumentError('Write a month as YYYY-MM.');
}

export function wholeNumber(least: number, most: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (/^\d+$/.test(value) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(`Write a whole number from ${least} to ${most}.`);
  };
}
