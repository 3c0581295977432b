import { Fault } from '#base/fault.ts';
import { isOperator } from '#domain/access/actor.ts';
import { setDisabled } from '#state/accounts.ts';
import { deleteAccount, dropLearningLinks, isAccountShutOut, leave, letIn, shutOut } from '#state/departures.ts';
import { memberIn, otherGlobalAdmins } from '#state/members.ts';
import { endSessions } from '#state/sessions.ts';
import type { Doer } from './doer.ts';
import { demandHandling, type MemberChange } from './member-change.ts';

/** Shuts somebody out of the tenant; their sessions end when that was their last one. */
export async function disable(under: MemberChange): Promise<void> {
  const { tables, key, member, now } = under;
  demandHandling(under);
  await demandAdminStays(under);
  await shutOut(tables, key, now);
  if (await isAccountShutOut(tables, key.account)) await endSessions(tables, { account: key.account, now });
  await under.note('person.disabled', key.account, { email: member.email });
}

/** @throws Fault `conflict` when the account itself is closed and the doer is no operator */
export async function enable(under: MemberChange, { actor }: Doer): Promise<void> {
  const { tables, key, member } = under;
  demandHandling(under);
  await letIn(tables, key);
  if (isOperator(actor)) await setDisabled(tables, key.account, null);
  else if ((await memberIn(tables, key))?.disabledAt !== null) throw closed();
  await under.note('person.enabled', key.account, { email: member.email });
}

/** Takes somebody out of the tenant with their learning links (ASC-9), and their account when it was their last one. */
export async function remove(under: MemberChange): Promise<void> {
  const { tables, key, member, now } = under;
  demandHandling(under);
  await demandAdminStays(under);
  const dropped = await dropLearningLinks(tables, { ...key, on: now.slice(0, 10) });
  const stays = (await leave(tables, key)) || member.operator;
  if (!stays) await deleteAccount(tables, key.account, now);
  else if (await isAccountShutOut(tables, key.account)) await endSessions(tables, { account: key.account, now });
  await under.note('person.deleted', key.account, { email: member.email, name: member.name });
  for (const { source } of dropped)
    await under.note('learning.unlinked', key.account, { source, end: 'person-deleted' });
}

/** Whoever is the last global admin of the tenant stays, whoever asks, themselves included. */
async function demandAdminStays({ tables, key, held }: MemberChange): Promise<void> {
  if (!held.includes('GA') || (await otherGlobalAdmins(tables, key)) > 0) return;
  const message = 'This is the last global admin of the tenant, who stays; make somebody else one first';
  throw new Fault('conflict', message, { parameter: 'account' });
}

function closed(): Fault {
  const message = 'This account was closed for the whole installation; its operator can open it again';
  return new Fault('conflict', message, { parameter: 'account' });
}
