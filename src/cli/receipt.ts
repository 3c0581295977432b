import type { Receipt } from '#contract/imports.ts';
import { oneLine } from './terminal.ts';

const shownProblems = 10;
const shownColumns = 30;

/** A receipt for people (CLI-4). */
export function tellReceipt(receipt: Receipt): string {
  return [headOf(receipt), ...remarksOf(receipt), ...problemsOf(receipt)].join('\n');
}

function headOf({ file, dataset, tenant, rows, loaded, rejected, duplicate, months, delivery }: Receipt): string {
  if (duplicate)
    return `${file}: there already as delivery ${delivery}, nothing changed (${dataset}, tenant ${tenant})`;
  const span = months === null ? '' : `, months ${months[0]} to ${months[1]}`;
  const brought = delivery === null ? 'nothing was accepted' : `delivery ${delivery}`;
  return `${file}: ${dataset}, tenant ${tenant}: ${loaded} of ${rows} rows loaded, ${rejected} rejected${span}; ${brought}`;
}

function remarksOf({ unknownColumns, missingColumns, rejectsFile }: Receipt): string[] {
  return [
    ...(unknownColumns.length > 0 ? [`  columns that were left out, unknown: ${listOf(unknownColumns)}`] : []),
    ...(missingColumns.length > 0 ? [`  columns that the file lacks: ${listOf(missingColumns)}`] : []),
    ...(rejectsFile === null ? [] : [`  rejected rows are in ${rejectsFile}`]),
  ];
}

function listOf(columns: readonly string[]): string {
  const more = columns.length - shownColumns;
  const list = columns.slice(0, shownColumns).map(oneLine).join(', ');
  return more > 0 ? `${list} and ${more} more` : list;
}

function problemsOf({ problems }: Receipt): string[] {
  const shown = problems.slice(0, shownProblems);
  const lines = shown.map(({ line, column, value, reason }) => {
    const cell = [column, `"${oneLine(value)}"`].filter((part) => part !== '').join(' ');
    return `  line ${line}, ${cell}: ${reason}`;
  });
  const more = problems.length - shown.length;
  return more > 0 ? [...lines, `  and ${more} more problems`] : lines;
}
