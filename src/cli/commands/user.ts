import type { Command } from 'commander';
import { Fault } from '#base/fault.ts';
import { accountChoice, operatorDraft, type Roster } from '#contract/house.ts';
import { personDraft } from '#contract/people.ts';
import { atDesk } from '../open-desk.ts';
import { checked, collect, commonOptions, configFrom } from '../options.ts';
import { oneLine, printJson, printLine, say } from '../terminal.ts';

interface Json {
  readonly json?: true;
}

export function defineUser(command: Command): void {
  defineAdd(command.command('add').description('Make an account for an operator, or for somebody of a tenant'));
  defineList(command.command('list').description('List the accounts'));
  defineChange(command.command('disable'), {
    about: 'Shut an account out; its sessions and tokens end at once',
    told: 'cannot sign in any more',
    change: (desk, email) => desk.disable(email),
  });
  defineChange(command.command('enable'), {
    about: 'Let a disabled account in again',
    told: 'can sign in again',
    change: (desk, email) => desk.enable(email),
  });
  defineRecover(command.command('recover').description('Give a temporary password, and take the second factor away'));
  for (const one of command.commands) one.exitOverride();
}

interface Adding extends Json {
  readonly email: string;
  readonly name: string;
  readonly operator?: true;
  readonly tenant?: string;
  readonly role?: readonly string[];
}

function defineAdd(command: Command): void {
  commonOptions(command)
    .requiredOption('--email <address>', 'e-mail address to sign in with')
    .requiredOption('--name <name>', 'full name')
    .option('--operator', 'runs the installation: every tenant, everything in it')
    .option('--tenant <pga>', 'belongs to this tenant')
    .option('--role <role>', 'role in that tenant, code or name; repeats', collect)
    .option('--json', 'print one JSON document')
    .action(async (options: Adding) => {
      const issued = options.operator === true ? await addOperator(options) : await addPerson(options);
      tellPassword(options.email, issued, options);
    });
}

function addOperator(options: Adding) {
  if (options.tenant !== undefined || options.role !== undefined) {
    const message = 'An operator has every tenant; leave --tenant and --role out';
    throw new Fault('bad-parameter', message, { parameter: '--operator' });
  }
  const person = checked(operatorDraft, { email: options.email, name: options.name });
  return atDesk(configFrom(options), (desk) => desk.house.addOperator(person));
}

function addPerson(options: Adding) {
  const { tenant, role = [], email, name } = options;
  if (tenant === undefined || role.length === 0) {
    const message = 'Say what the person is: --operator, or --tenant and one --role or more';
    throw new Fault('bad-parameter', message, { parameter: '--operator' });
  }
  const draft = checked(personDraft, { email, name, roles: role.map((one) => ({ role: one })), way: 'password' });
  return atDesk(configFrom(options), (desk) => desk.house.addPerson(tenant, draft));
}

function defineList(command: Command): void {
  commonOptions(command)
    .option('--json', 'print one JSON document')
    .action(async (options: Json) => {
      const roster = await atDesk(configFrom(options), (desk) => desk.house.accounts());
      if (options.json) printJson(roster);
      else printRoster(roster);
    });
}

interface Change {
  readonly about: string;
  readonly told: string;
  readonly change: (desk: Parameters<Parameters<typeof atDesk>[1]>[0]['house'], email: string) => Promise<void>;
}

function defineChange(command: Command, { about, told, change }: Change): void {
  commonOptions(command.description(about))
    .argument('<email>', 'address of the account')
    .action(async (given: string, options: object) => {
      const { email } = checked(accountChoice, { email: given });
      await atDesk(configFrom(options), (desk) => change(desk.house, email));
      say(`${email} ${told}`);
    });
}

function defineRecover(command: Command): void {
  commonOptions(command)
    .argument('<email>', 'address of the account')
    .option('--json', 'print one JSON document')
    .action(async (given: string, options: Json) => {
      const { email } = checked(accountChoice, { email: given });
      const issued = await atDesk(configFrom(options), (desk) => desk.house.recover(email));
      tellPassword(email, issued, options);
    });
}

/** Somebody who had an account already gets no password: they know their own. */
function tellPassword(email: string, issued: { readonly temporaryPassword: string | null }, { json }: Json): void {
  const { temporaryPassword } = issued;
  if (json) printJson({ email, temporaryPassword });
  else if (temporaryPassword === null) say(`${email} had an account already and signs in as before`);
  else {
    say(`temporary password of ${email}, shown this once; it has to be changed at the first sign-in:`);
    printLine(temporaryPassword);
  }
}

function printRoster({ accounts }: Roster): void {
  if (accounts.length === 0) printLine('There are no accounts; sign-in is not set up.');
  for (const { email, name, operator, disabled, secondFactor } of accounts) {
    const marks = [operator && 'operator', secondFactor && 'second factor', disabled && 'disabled'];
    printLine([email, oneLine(name), ...marks].filter((part) => part !== false).join('  '));
  }
}
