import type { Receipt } from '#contract/imports.ts';

const shownProblems = 10;

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
    ...(unknownColumns.length > 0 ? [`  columns that were left out, unknown: ${unknownColumns.join(', ')}`] : []),
    ...(missingColumns.length > 0 ? [`  columns that the file lacks: ${missingColumns.join(', ')}`] : []),
    ...(rejectsFile === null ? [] : [`  rejected rows are in ${rejectsFile}`]),
  ];
}

function problemsOf({ problems }: Receipt): string[] {
  const shown = problems.slice(0, shownProblems);
  const lines = shown.map(({ line, column, value, reason }) => `  line ${line}, ${column} "${value}": ${reason}`);
  const more = problems.length - shown.length;
  return more > 0 ? [...lines, `  and ${more} more problems`] : lines;
}
