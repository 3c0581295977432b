import { Fault } from '#base/fault.ts';
import type { Actor } from '#domain/access/actor.ts';
import { accountByEmail } from '#state/accounts.ts';
import { noteIn } from '#state/audit.ts';
import type { HouseAccess, HouseTables } from '#state/house-access.ts';
import { addToken, endToken, type Token, tokensOf } from '#state/tokens.ts';
import { noteBy } from './actor-note.ts';
import { hashSecret, newSecret, secretPrefixes } from './secret.ts';
import { inBrowser, ownerOf } from './sessions.ts';

const dayMs = 86_400_000;
const mostTokens = 50;

export interface TokenDraft {
  readonly name: string;
  readonly days: number;
}

export interface MadeToken {
  readonly token: Token;
  /** Shown once and kept nowhere (SEC-13). */
  readonly secret: string;
}

/** What programs of people sign in with: they see what the person sees, and administer nobody. */
export interface Tokens {
  list(actor: Actor): Promise<readonly Token[]>;
  make(actor: Actor, draft: TokenDraft, address: string): Promise<MadeToken>;
  /** For an account, at the machine itself. @throws Fault `not-found` */
  makeFor(email: string, draft: TokenDraft): Promise<MadeToken>;
  /** @throws Fault `not-found` */
  end(actor: Actor, id: string, address: string): Promise<void>;
}

export function createTokens(access: HouseAccess): Tokens {
  return {
    async list(actor) {
      const { account } = ownerOf(actor);
      return access.read<readonly Token[]>([], (tables) => tokensOf(tables, account, access.now()));
    },
    make: (actor, draft, address) =>
      access.aside('people', async (tables) => {
        const person = inBrowser(actor);
        return make(tables, access, { account: person.account, draft, by: noteBy(person, address) });
      }),
    makeFor: (email, draft) =>
      access.aside('people', async (tables) => {
        const account = await accountByEmail(tables, email);
        if (account === undefined || account.disabled) {
          throw new Fault('not-found', `There is no account for ${email} that can be used`, { parameter: 'email' });
        }
        return make(tables, access, { account: account.id, draft, by: noteBy({ kind: 'house' }, null) });
      }),
    async end(actor, id, address) {
      const person = inBrowser(actor);
      const name = await access.write('people', async (tables) => {
        const now = access.now();
        const ended = await endToken(tables, { account: person.account, id, now });
        if (ended === undefined) return undefined;
        const note = { tenant: null, action: 'token.ended', object: id, detail: { name: ended } };
        await noteIn(tables, { ...note, ...noteBy(person, address) }, now);
        return ended;
      });
      if (name === undefined) {
        throw new Fault('not-found', 'There is no such token; it may have ended', { parameter: 'id' });
      }
    },
  };
}

async function make(
  tables: HouseTables,
  { now: clock, newId }: HouseAccess,
  {
    account,
    draft,
    by,
  }: { readonly account: string; readonly draft: TokenDraft; readonly by: ReturnType<typeof noteBy> },
): Promise<MadeToken> {
  const { name, days } = draft;
  const [now, secret] = [clock(), newSecret(secretPrefixes.token)];
  if ((await tokensOf(tables, account, now)).length >= mostTokens) {
    throw new Fault('too-large', `There are ${mostTokens} tokens already, and no more are kept; end some first`);
  }
  const expiresAt = new Date(Date.parse(now) + days * dayMs).toISOString();
  const token = await addToken(tables, { id: newId(), account, name, expiresAt, hash: hashSecret(secret) }, now);
  const note = { tenant: null, action: 'token.made', object: token.id, detail: { name, account, expiresAt } };
  await noteIn(tables, { ...note, ...by }, now);
  return { token, secret };
}
