import { Fault } from '#base/fault.ts';
import type { Actor } from '#domain/access/actor.ts';
import { type Account, accountById, setProfile } from '#state/accounts.ts';
import type { HouseAccess } from '#state/house-access.ts';
import { inBrowser, ownerOf } from './sessions.ts';

export interface OwnProfile {
  readonly account: string;
  readonly name: string;
  readonly email: string;
  readonly operator: boolean;
  readonly mustChangePassword: boolean;
  readonly secondFactor: boolean;
  readonly language: 'en' | 'nl' | null;
  readonly theme: 'light' | 'dark' | null;
}

export interface ProfileChange {
  readonly name?: string | undefined;
  readonly language?: 'en' | 'nl' | null | undefined;
  readonly theme?: 'light' | 'dark' | null | undefined;
}

/** What people say about themselves. */
export interface Profiles {
  read(actor: Actor): Promise<OwnProfile>;
  change(actor: Actor, change: ProfileChange): Promise<OwnProfile>;
}

export function createProfiles(access: HouseAccess): Profiles {
  const read: Profiles['read'] = async (actor) => {
    const { account } = ownerOf(actor);
    const found = await access.read<Account | undefined>(undefined, (tables) => accountById(tables, account));
    if (found === undefined) throw new Fault('signed-out', 'Sign in first');
    return toProfile(found);
  };
  return {
    read,
    async change(actor, { name, language, theme }) {
      const { account } = inBrowser(actor);
      const said = {
        ...(name !== undefined && { name }),
        ...(language !== undefined && { language }),
        ...(theme !== undefined && { theme }),
      };
      await access.write('people', (tables) => setProfile(tables, account, said));
      return read(actor);
    },
  };
}

function toProfile({ id, name, email, operator, mustChangePassword, totpKey, language, theme }: Account): OwnProfile {
  return {
    account: id,
    name,
    email,
    operator,
    mustChangePassword,
    secondFactor: totpKey !== null,
    language: language === 'en' || language === 'nl' ? language : null,
    theme: theme === 'light' || theme === 'dark' ? theme : null,
  };
}
