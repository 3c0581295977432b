import type { Command } from 'commander';
import { type ApplicationList, applicationDraft, longestApplicationDays } from '#contract/applications.ts';
import { atDesk } from '../open-desk.ts';
import { checked, commonOptions, configFrom, wholeNumber } from '../options.ts';
import { oneLine, printJson, printLine, say } from '../terminal.ts';

interface Options {
  readonly tenant?: string;
  readonly json?: true;
}

interface Adding extends Options {
  readonly name: string;
  readonly days: number;
}

export function defineApplication(command: Command): void {
  defineAdd(command.command('add').description('Register a program; its secret is shown once'));
  defineList(command.command('list').description('List the programs of a tenant'));
  defineEnd(command.command('end').description('End a program; its tokens are refused at once'));
  for (const one of command.commands) one.exitOverride();
}

function ofTenant(command: Command): Command {
  return commonOptions(command)
    .option('--tenant <pga>', 'tenant it belongs to; may be left out when there is one')
    .option('--json', 'print one JSON document');
}

function defineAdd(command: Command): void {
  ofTenant(command)
    .requiredOption('--name <name>', 'what the program is, to know it by')
    .option(
      '--days <n>',
      `how long it lasts, at most ${longestApplicationDays}`,
      wholeNumber(1, longestApplicationDays),
      365,
    )
    .action(async (options: Adding) => {
      const draft = checked(applicationDraft, { name: options.name, days: options.days });
      const made = await atDesk(configFrom(options), (desk) => desk.house.addApplication(options.tenant, draft));
      if (options.json) return printJson(made);
      say(`client_id and client_secret of ${draft.name} until ${made.application.expiresAt}, shown this once:`);
      printLine(made.application.id);
      printLine(made.secret);
    });
}

function defineList(command: Command): void {
  ofTenant(command).action(async (options: Options) => {
    const list = await atDesk(configFrom(options), (desk) => desk.house.applications(options.tenant));
    if (options.json) printJson(list);
    else printList(list);
  });
}

function defineEnd(command: Command): void {
  ofTenant(command)
    .argument('<client-id>', 'id of the program')
    .action(async (id: string, options: Options) => {
      const ended = await atDesk(configFrom(options), (desk) => desk.house.endApplication(options.tenant, id));
      if (options.json) printJson(ended);
      else say(`${ended.name} has ended; its tokens are refused`);
    });
}

function printList({ applications }: ApplicationList): void {
  if (applications.length === 0) printLine('No application is registered.');
  for (const { id, name, usedAt, expiresAt } of applications) {
    const used = usedAt === null ? 'never used' : `used ${usedAt.slice(0, 10)}`;
    printLine([id, oneLine(name), `until ${expiresAt.slice(0, 10)}`, used].join('  '));
  }
}
