import type { Command } from 'commander';
import type { Feedback } from '#contract/feedback.ts';
import { atDesk } from '../open-desk.ts';
import { commonOptions, configFrom } from '../options.ts';
import { printJson, printLine } from '../terminal.ts';

interface Options {
  readonly tenant?: string;
  readonly json?: true;
}

export function defineFeedback(command: Command): void {
  commonOptions(command)
    .option('--tenant <pga>', 'of this tenant only')
    .option('--json', 'print one JSON document')
    .action(async (options: Options) => {
      const list = await atDesk(configFrom(options), (desk) => desk.feedback(options.tenant));
      if (options.json) return printJson(list);
      if (list.feedback.length === 0) printLine('No feedback was given yet.');
      for (const entry of list.feedback) printLine(toLines(entry));
    });
}

function toLines({ at, tenant, report, section, remark }: Feedback): string {
  return `${at}  ${tenant}  ${report}/${section}\n  ${remark.replaceAll('\n', '\n  ')}`;
}
