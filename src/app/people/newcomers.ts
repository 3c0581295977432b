import { Fault } from '#base/fault.ts';
import type { MadePerson, PersonDraft } from '#contract/people.ts';
import { planGrants } from '#domain/access/grant-plan.ts';
import { accountByEmail, addAccount } from '#state/accounts.ts';
import { join, otherGlobalAdmins } from '#state/members.ts';
import type { Doer } from './doer.ts';
import { invite } from './invitations.ts';
import { type ChangeDeps, change } from './member-change.ts';
import { hashPassword, newTemporaryPassword } from './passwords.ts';
import { carryOut, demandPlan, parseWanted } from './wanted-roles.ts';

/** What was made of somebody, before they are read again. */
export type Made = Pick<MadePerson, 'temporaryPassword' | 'link'> & { readonly account: string };

/**
 * Makes a person of the tenant (RO-19). Somebody who has an account already, from another tenant, becomes one of this
 * tenant with it and gets neither a password nor a link; nothing else of them changes.
 * @throws Fault as `change`; `conflict` for somebody who is of the tenant already; for roles the doer may not give
 */
export async function addPerson(
  { doer, tenant, draft }: { readonly doer: Doer; readonly tenant: string; readonly draft: PersonDraft },
  deps: ChangeDeps & { readonly publicUrl: string | undefined },
): Promise<Made> {
  const wanted = parseWanted(draft.roles, 'roles');
  // Hashing takes its time, and others wait for a change to end.
  const temporaryPassword = draft.way === 'password' ? newTemporaryPassword() : null;
  const password = temporaryPassword === null ? null : await hashPassword(temporaryPassword);
  return change({ doer, permission: 'people.create', tenant }, deps, async (under) => {
    const known = await accountByEmail(under.tables, draft.email);
    const { name, email } = draft;
    const plain = { name, email, password, mustChangePassword: password !== null, operator: false };
    const account = known ?? (await addAccount(under.tables, { id: deps.house.newId(), ...plain }, under.now));
    const key = { tenant: under.tenant, account: account.id };
    if (!(await join(under.tables, key, under.now))) throw isHere(email);
    const holder = { grants: [], overridden: false, otherGlobalAdmins: await otherGlobalAdmins(under.tables, key) };
    const plan = demandPlan(planGrants(under.giver, holder, { wanted, rule: deps.rule }), under.giver, 'roles');
    const kind = known === undefined ? 'new' : 'known';
    await under.note('person.made', account.id, { email: account.email, account: kind });
    await carryOut(under, account.id, { plan, before: [], doer });
    const made = { account: account.id };
    if (known !== undefined) return { ...made, temporaryPassword: null, link: null };
    if (draft.way === 'password') return { ...made, temporaryPassword, link: null };
    const secret = await invite(under.tables, account.id, under.now);
    return { ...made, temporaryPassword: null, link: `${deps.publicUrl ?? ''}/invitation?link=${secret}` };
  });
}

function isHere(email: string): Fault {
  return new Fault('conflict', `${email} is of this tenant already; change their roles instead`, {
    parameter: 'email',
  });
}
