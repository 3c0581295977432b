import type { Command } from 'commander';
import { houseTokenDraft } from '#contract/house.ts';
import { atDesk } from '../open-desk.ts';
import { checked, commonOptions, configFrom, wholeNumber } from '../options.ts';
import { printJson, printLine, say } from '../terminal.ts';

interface Options {
  readonly user: string;
  readonly name: string;
  readonly days: number;
  readonly json?: true;
}

export function defineToken(command: Command): void {
  const create = command
    .command('create')
    .description('Make a token with which a program acts as somebody')
    .exitOverride();
  commonOptions(create)
    .requiredOption('--user <email>', 'address of the account it acts as')
    .requiredOption('--name <name>', 'what the program is, to know the token by')
    .option('--days <n>', 'how long it lasts, at most 365', wholeNumber(1, 365), 90)
    .option('--json', 'print one JSON document')
    .action(async (options: Options) => {
      const draft = checked(houseTokenDraft, { email: options.user, name: options.name, days: options.days });
      const made = await atDesk(configFrom(options), (desk) => desk.house.makeToken(draft));
      if (options.json) printJson(made);
      else {
        say(
          `a token of ${draft.email} until ${made.expiresAt}, shown this once; send it as "Authorization: Bearer …":`,
        );
        printLine(made.secret);
      }
    });
}
