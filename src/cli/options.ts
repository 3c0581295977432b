import { type Command, InvalidArgumentError, Option } from 'commander';
import { type Config, parseConfig } from '#app/config.ts';
import { isDay } from '#base/day.ts';
import { isMonth } from '#base/month.ts';

/** The options that every verb takes (CLI-2). */
export function commonOptions(command: Command): Command {
  return command
    .addOption(new Option('--data <dir>', 'data folder (default: ./data)'))
    .addOption(new Option('--today <day>', 'day to take for today, YYYY-MM-DD (default: the clock)').argParser(day));
}

/** Where a server listens. */
export function listenOptions(command: Command): Command {
  return command
    .addOption(new Option('--host <address>', 'loopback address to listen on (default: 127.0.0.1)'))
    .addOption(new Option('--port <n>', 'port, 0 for any free one (default: 4400)').argParser(wholeNumber(0, 65_535)));
}

/** Settings from options and environment. */
export function configFrom(options: object): Config {
  return parseConfig(options, process.env);
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
