import type { Command } from 'commander';
import type { DeliveryInfo, ImportList, ImportStatus } from '#contract/imports.ts';
import { atDesk } from '../open-desk.ts';
import { commonOptions, configFrom } from '../options.ts';
import { printJson, printLine } from '../terminal.ts';

interface Options {
  readonly tenant?: string;
  readonly json?: true;
}

export function defineImports(command: Command): void {
  commonOptions(command)
    .option('--tenant <pga>', 'of this tenant only')
    .option('--json', 'print one JSON document')
    .action(async (options: Options) => {
      const list = await atDesk(configFrom(options), (desk) => desk.imports(options.tenant));
      if (options.json) printJson(list);
      else printList(list);
    });
}

function printList({ running, deliveries }: ImportList): void {
  if (running.length + deliveries.length === 0) printLine('Nothing was imported yet.');
  for (const status of running) printLine(runningLine(status));
  for (const delivery of deliveries) printLine(deliveryLine(delivery));
}

function runningLine({ id, tenant, file, stage, error }: ImportStatus): string {
  return [id, tenant, file, stage, error?.detail].filter((part) => part !== undefined).join('  ');
}

function deliveryLine({ delivery, tenant, dataset, file, rows, months, loadedAt, undoneAt }: DeliveryInfo): string {
  const span = months === null ? '' : `${months[0]}..${months[1]}`;
  const end = undoneAt === null ? '' : `undone ${undoneAt}`;
  return [delivery, tenant, dataset, `${rows} rows`, span, file, loadedAt, end]
    .filter((part) => part !== '')
    .join('  ');
}
