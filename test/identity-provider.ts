import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Context } from 'oidc-provider';
import { createMemoryAdapter } from 'oidc-provider/lib/adapters/memory_adapter.js';

/** A real OpenID Connect provider on this machine, whose people sign in by being named. */
export interface IdentityProvider extends AsyncDisposable {
  readonly issuer: string;
  readonly secret: string;
  /** What ID tokens say of each subject. */
  readonly people: Map<string, Readonly<Record<string, unknown>>>;
  /** Goes where the product sends the browser, signs in, and tells the address that it is sent back to. */
  signIn(location: string, subject: string): Promise<URL>;
  /** Who signs in when a browser comes by itself. */
  expect(subject: string): void;
  /** Parameters of the last visit, as the provider got them. */
  asked(): URLSearchParams;
  /** ID tokens are made as by a clock that is wrong by so much. */
  setClock(seconds: number): void;
  /** Tokens are signed with a key that it does not publish. */
  hideKey(): void;
  close(): Promise<void>;
  /** After `close`, at the same address. */
  open(): Promise<void>;
}

interface Client {
  readonly id: string;
  readonly redirectUris: readonly string[];
}

/** Of an ID token, in seconds. */
const tokenLife = 30;

export async function startIdentityProvider(clients: readonly Client[]): Promise<IdentityProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A listening TCP server has an address of this shape.
  const { port } = server.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${port}`;
  const secret = randomBytes(16).toString('hex');
  const people: IdentityProvider['people'] = new Map();
  const state = { subject: '', clock: 0, isKeyHidden: false, asked: new URLSearchParams() };
  const provider = new Provider(issuer, configurationOf({ clients, secret, people }));
  provider.use((context, next) => tamper(context, next, state));
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void answer(request, response);
    void provider.interactionFinished(request, response, { login: { accountId: state.subject } });
  });
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return {
    issuer,
    secret,
    people,
    async signIn(location, subject) {
      state.subject = subject;
      state.asked = new URL(location).searchParams;
      return followed(location, issuer);
    },
    expect: (subject) => {
      state.subject = subject;
    },
    asked: () => state.asked,
    setClock: (seconds) => {
      state.clock = seconds;
    },
    hideKey: () => {
      state.isKeyHidden = true;
    },
    close,
    open: () => new Promise((resolve) => server.listen(port, '127.0.0.1', resolve)),
    [Symbol.asyncDispose]: close,
  };
}

function configurationOf({ clients, secret, people }: Configured): object {
  return {
    adapter: createMemoryAdapter(0),
    clients: clients.map(({ id, redirectUris }) => ({
      client_id: id,
      client_secret: secret,
      redirect_uris: redirectUris,
      token_endpoint_auth_method: 'client_secret_post',
    })),
    jwks: { keys: [newKey()] },
    cookies: { keys: [secret] },
    pkce: { required: () => true },
    conformIdTokenClaims: false,
    claims: {
      openid: ['sub', 'groups', 'hasgroups', '_claim_names', 'tid', 'oid'],
      email: ['email', 'email_verified'],
      profile: ['name', 'preferred_username'],
    },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_: unknown, sub: string) => ({ accountId: sub, claims: () => ({ ...people.get(sub), sub }) }),
    loadExistingGrant: grantEverything,
    ttl: {
      AuthorizationCode: 3600,
      IdToken: tokenLife,
      Interaction: 3600,
      Session: 3600,
      Grant: 3600,
      AccessToken: 60,
    },
  };
}

interface Configured extends Pick<IdentityProvider, 'secret' | 'people'> {
  readonly clients: readonly Client[];
}

async function grantEverything({ oidc }: Context) {
  const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
  grant.addOIDCScope('openid email profile');
  await grant.save();
  return grant;
}

async function tamper(
  context: Context,
  next: () => Promise<void>,
  { clock, isKeyHidden }: { readonly clock: number; readonly isKeyHidden: boolean },
): Promise<void> {
  const now = Date.now;
  if (context.path === '/token') Date.now = () => now() + clock * 1000;
  try {
    await next();
  } finally {
    Date.now = now;
  }
  if (context.path === '/jwks' && isKeyHidden) context.body = { keys: [publicOf(newKey())] };
}

const newKey = () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' };
};

const publicOf = ({ kty, n, e, kid, use, alg }: ReturnType<typeof newKey>) => ({ kty, n, e, kid, use, alg });

/** A browser with an empty jar, as long as it stays at the provider. */
async function followed(start: string, issuer: string): Promise<URL> {
  const jar = new Map<string, string>();
  let at = new URL(start);
  while (at.origin === issuer) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const next = answer.headers.get('location');
    if (next === null) throw new Error(`the provider answered ${answer.status}: ${await answer.text()}`);
    at = new URL(next, at);
  }
  return at;
}
