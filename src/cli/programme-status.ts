import { type Command, Option } from 'commander';
import type { ProgrammeStatus } from '#contract/programme.ts';
import { atDesk } from './open-desk.ts';
import { commonOptions, configFrom, day } from './options.ts';
import { oneLine, printJson, printLine } from './terminal.ts';

interface Options {
  readonly tenant: string;
  readonly on?: string;
  readonly json?: true;
}

/** `programme status --tenant T`: a table, or the document of http.md. */
export function defineStatus(command: Command): void {
  commonOptions(command)
    .requiredOption('--tenant <pga>', 'the partner')
    .addOption(new Option('--on <day>', 'day to look from, YYYY-MM-DD (default: today)').argParser(day))
    .option('--json', 'print one JSON document')
    .action(async (options: Options) => {
      const status = await atDesk(configFrom(options), ({ programme }) => programme.status(options.tenant, options.on));
      if (options.json) printJson(status);
      else for (const line of toTable(status)) printLine(line);
    });
}

function toTable(status: ProgrammeStatus): readonly string[] {
  const { today, edition, kpi, best, levels, enrolments, directory, steps } = status;
  return [
    `${today}  ${oneLine(edition?.name ?? 'no rules')}${edition === null ? '' : ` (${edition.id}, version ${edition.version})`}`,
    `KPI ${kpi.total} and ${kpi.revenueUsd} USD from ${kpi.windowFrom} to ${kpi.windowTo}; refreshed ${kpi.refreshedOn}, next ${kpi.nextRefresh}`,
    ...aligned(kpi.byMonth.map((month) => [`  ${month.month}`, String(month.kpi), String(month.revenueUsd)])),
    `best level: ${best === null ? 'none' : nameOf(best)}`,
    ...aligned(levels.map((one) => [`  ${nameOf(one)}`, standingOf(one)])),
    enrolments.length === 0 ? 'no memberships' : 'memberships:',
    ...aligned(
      enrolments.map((one) => [
        `  ${nameOf(one)}`,
        one.status,
        `until ${one.anniversary}`,
        `renew ${one.renewal.opens} to ${one.renewal.closes}`,
      ]),
    ),
    `directory: ${directory.status}${directory.visibleBy === null ? '' : `, visible by ${directory.visibleBy}`}`,
    steps.length === 0 ? 'nothing to do' : 'what to do next:',
    ...aligned(steps.map((one) => [`  ${one.by === null ? 'any time' : `by ${one.by}`}`, one.id, stepAbout(one)])),
  ];
}

function nameOf({ level, competency }: { readonly level: string; readonly competency: string | null }): string {
  return competency === null ? level : `${level}, ${oneLine(competency)}`;
}

function standingOf({ eligible, closedReason, requirements }: ProgrammeStatus['levels'][number]): string {
  if (closedReason !== null) return `closed: ${closedReason}`;
  const told = requirements.map(({ id, have, needed, met }) => `${met ? 'done' : 'OPEN'} ${id} ${have}/${needed}`);
  return `${eligible ? 'met' : 'not met'}: ${told.join(', ')}`;
}

function stepAbout({ competency, level, missing }: ProgrammeStatus['steps'][number]): string {
  const what = level === null ? '' : nameOf({ level, competency });
  return [missing === null ? '' : `${missing} missing`, what].filter((part) => part !== '').join(' for ');
}

/** Columns below each other, two blanks between. */
function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = rows.reduce<number[]>((most, row) => row.map((cell, i) => Math.max(cell.length, most[i] ?? 0)), []);
  return rows.map((row) =>
    row
      .map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}
