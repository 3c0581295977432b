import { Fault } from '#base/fault.ts';
import { endAccessTokens, refreshToken, spendRefreshToken } from '#state/access-tokens.ts';
import { type Account, accountById } from '#state/accounts.ts';
import { membershipsOf } from '#state/actors.ts';
import { type Application, goodApplication } from '#state/applications.ts';
import { noteIn } from '#state/audit.ts';
import type { HouseAccess, HouseTables } from '#state/house-access.ts';
import { type IssuedTokens, issueTokens, lifeMs } from './issued-tokens.ts';
import type { PasswordDoor } from './password-door.ts';
import { hashSecret, newSecret, sameSecret, secretPrefixes } from './secret.ts';
import type { Throttle } from './throttle.ts';

/** What a program sends to the token endpoint, by the names of OAuth 2; what is absent was not sent. */
export type TokenForm = Readonly<Record<string, string>>;

/** API-12: why no token was given, in the words of OAuth 2. */
export interface TokenRefusal {
  readonly kind: 'refused';
  readonly error:
    | 'invalid_request'
    | 'invalid_client'
    | 'invalid_grant'
    | 'unauthorized_client'
    | 'unsupported_grant_type';
  /** For people. */
  readonly description: string;
}

export type TokenAnswer = ({ readonly kind: 'granted' } & IssuedTokens) | TokenRefusal;

/** Gives an application and a person together the tokens to ask with (API-11, RO-30). */
export interface TokenGrants {
  /**
   * @param from which tenant the address names, whatever it may be, and where the request came from
   * @throws Fault `too-many`, `unavailable`
   */
  grant(form: TokenForm, from: { readonly tenantInPath: string; readonly address: string }): Promise<TokenAnswer>;
}

interface Deps {
  readonly access: HouseAccess;
  readonly door: PasswordDoor;
  readonly throttle: Throttle;
  readonly isSetUp: () => Promise<boolean>;
}

interface Asked {
  readonly form: TokenForm;
  readonly application: Application;
  readonly tenantInPath: string;
  readonly address: string;
}

export function createTokenGrants(deps: Deps): TokenGrants {
  return {
    async grant(form, { tenantInPath, address }) {
      const refusal = wrongGrant(form);
      if (refusal !== undefined) return refusal;
      if (!(await deps.isSetUp())) return openHouse(deps.access);
      const application = await applicationOf(form, address, deps);
      if (application === undefined) {
        return refused('invalid_client', 'There is no such application, its secret is another one, or it has ended');
      }
      const asked = { form, application, tenantInPath, address };
      return form.grant_type === 'password' ? byPassword(asked, deps) : byRefreshToken(asked, deps);
    },
  };
}

function wrongGrant({ grant_type: type }: TokenForm): TokenRefusal | undefined {
  switch (type) {
    case 'password':
    case 'refresh_token':
      return undefined;
    case undefined:
    case '':
      return refused('invalid_request', 'grant_type is missing; send password or refresh_token');
    case 'client_credentials':
      return refused(
        'unauthorized_client',
        'An application acts together with a person here; send grant_type=password with username and password',
      );
    default:
      return refused('unsupported_grant_type', 'This grant_type is not known; send password or refresh_token');
  }
}

/** Nobody has an account yet and everything is open on this machine: the token is good for nothing, and nothing is wanted. */
function openHouse(access: HouseAccess): TokenAnswer {
  return {
    kind: 'granted',
    accessToken: newSecret(secretPrefixes.access),
    refreshToken: newSecret(secretPrefixes.refresh),
    madeAt: access.now(),
    expiresAt: new Date(Date.parse(access.now()) + lifeMs.access).toISOString(),
  };
}

/** Whoever shows the secret; a wrong one is counted as a sign-in that fails, by the network that it came from (SEC-12). */
async function applicationOf(
  { client_id: id = '', client_secret: secret = '' }: TokenForm,
  address: string,
  { access, throttle }: Deps,
): Promise<Application | undefined> {
  const found = await access.read<Awaited<ReturnType<typeof goodApplication>>>(undefined, (tables) =>
    goodApplication(tables, { id: id.trim(), now: access.now() }),
  );
  if (found !== undefined && sameSecret(found.hash, hashSecret(secret))) return found;
  await throttle.enter({ account: `${id.trim()} ${address}`, address });
  return undefined;
}

async function byPassword({ form, application, tenantInPath, address }: Asked, deps: Deps): Promise<TokenAnswer> {
  const { username, password } = form;
  if (!username || !password) return refused('invalid_request', 'username and password are both needed');
  const { access, door } = deps;
  const knock = await knockAt(door, { email: username, password }, address);
  if (knock === undefined) return notRight;
  const { account, admission } = knock;
  const issued = await access.aside('people', async (tables) => {
    const standing = await stand(tables, { application, account: account.id, tenantInPath, now: access.now() });
    // Somebody changed the password while this one was checked.
    if (standing.kind === 'refused' || standing.account.password !== account.password) return standing;
    const note = { tenant: application.tenant, action: 'application.used', object: application.id };
    const who = { actor: account.id, actorName: account.name, address };
    await noteIn(tables, { ...note, ...who, detail: { name: application.name } }, access.now());
    return issueTokens(tables, { application, account: account.id, family: access.newId() }, access);
  });
  if (issued.kind === 'standing') return notRight;
  await (issued.kind === 'granted' ? admission.succeeded() : admission.halfway());
  return issued;
}

async function knockAt(
  door: PasswordDoor,
  typed: { readonly email: string; readonly password: string },
  address: string,
) {
  try {
    return await door.knock(typed, address);
  } catch (error) {
    if (error instanceof Fault && error.code === 'signed-out') return undefined;
    throw error;
  }
}

/** A token to refresh with works once; whoever shows it again has stolen it, or was stolen from: all of its kin end. */
async function byRefreshToken({ form, application, tenantInPath }: Asked, { access }: Deps): Promise<TokenAnswer> {
  const secret = form.refresh_token;
  if (!secret) return refused('invalid_request', 'refresh_token is missing');
  const hash = hashSecret(secret);
  const done = await access.aside('people', async (tables) => {
    const now = access.now();
    const found = await refreshToken(tables, hash);
    if (found === undefined || found.application !== application.id || found.expiresAt <= now) return over;
    if (found.ended) return { kind: 'replayed', family: found.family } as const;
    const { account, family } = found;
    const standing = await stand(tables, { application, account, tenantInPath, now });
    if (standing.kind === 'refused') return standing;
    await spendRefreshToken(tables, hash, now);
    return issueTokens(tables, { application, account, family }, access);
  });
  if (done.kind !== 'replayed') return done;
  await access.write('people', (tables) => endAccessTokens(tables, done, access.now()));
  return over;
}

interface Standee extends Pick<Asked, 'application' | 'tenantInPath'> {
  readonly account: string;
  readonly now: string;
}

interface Standing {
  readonly kind: 'standing';
  readonly account: Account;
}

/** Whether application and person are still what they were, and the person is one who may do this without a browser. */
async function stand(
  tables: HouseTables,
  { application, account, tenantInPath, now }: Standee,
): Promise<Standing | TokenRefusal> {
  const found = await accountById(tables, account);
  if (found === undefined || found.disabled) return notRight;
  if ((await goodApplication(tables, { id: application.id, now })) === undefined) {
    return refused('invalid_client', 'This application has ended');
  }
  const instead = 'use a personal token of the person (My profile) in place of this one';
  if (found.mustChangePassword) {
    return refused('invalid_grant', 'The password is temporary: sign in in a browser and choose another one first');
  }
  if (found.totpKey !== null) {
    return refused('invalid_grant', `The account signs in with a second step, which a program cannot show; ${instead}`);
  }
  const tenants = (await membershipsOf(tables, account)).map(({ tenant }) => tenant);
  if (!tenants.includes(application.tenant)) {
    return refused('invalid_grant', 'The person does not belong to the tenant of the application');
  }
  if (namesAnother(tenantInPath, application.tenant, tenants)) {
    const own = `this application belongs to the tenant ${application.tenant}`;
    return refused('invalid_request', `The address names another tenant of the person; ${own}`);
  }
  return { kind: 'standing', account: found };
}

/**
 * Scripts send the id of their directory, which means nothing to this installation: any word is taken. Only who belongs
 * to two tenants can mean the other one; to everybody else a tenant that is here is a word like one that is not (SEC-5).
 */
function namesAnother(named: string, right: string, own: readonly string[]): boolean {
  const wanted = named.toLowerCase();
  return wanted !== right.toLowerCase() && own.some((tenant) => tenant.toLowerCase() === wanted);
}

const notRight = refused(
  'invalid_grant',
  'The name or the password is not right. Somebody who signs in by a provider has no password here; a personal token (My profile) can be used in place of this one',
);

const over = refused(
  'invalid_grant',
  'This refresh_token is not good, or not any more; send grant_type=password again',
);

function refused(error: TokenRefusal['error'], description: string): TokenRefusal {
  return { kind: 'refused', error, description };
}
