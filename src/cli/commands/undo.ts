import type { Command } from 'commander';
import { atDesk } from '../open-desk.ts';
import { commonOptions, configFrom } from '../options.ts';
import { printJson, printLine, say } from '../terminal.ts';

export function defineUndo(command: Command): void {
  commonOptions(command)
    .argument('<delivery>', 'id of the delivery, as the receipt and "imports" show it')
    .option('--json', 'print one JSON document')
    .action(async (delivery: string, options: { json?: true }) => {
      const undone = await atDesk(configFrom(options), (desk) => {
        say(desk.way);
        return desk.undo(delivery);
      });
      if (options.json) printJson(undone);
      else printLine(`Undone: ${delivery} (${undone.file}, ${undone.receipt?.dataset ?? 'unknown dataset'})`);
    });
}
