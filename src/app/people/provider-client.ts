import type { Configuration } from 'openid-client';
import { Fault } from '#base/fault.ts';
import type { Claims } from './provider-roles.ts';
import { isPlainLoopback, type Provider } from './providers.ts';

/** What is sent along, to know the answer again. */
export interface Asked {
  readonly redirectUri: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** An OpenID Connect provider: authorization code with PKCE, ID tokens checked (SEC-12). */
export interface ProviderClient {
  /**
   * Where the person goes.
   * @param more further parameters of the request
   * @throws Fault `unavailable` when the provider cannot be reached
   */
  location(asked: Asked, more?: Readonly<Record<string, string>>): Promise<string>;
  /**
   * What the provider says about the person who came back.
   * @param answer the query that the provider sent them with
   * @throws Fault `unavailable` when the provider cannot be reached, `forbidden` when the answer proves nothing; its
   * `parameter` says which: `provider-refused`, `not-proved`
   */
  claims(asked: Asked, answer: URLSearchParams): Promise<Claims & { readonly sub: string }>;
}

const clockToleranceSeconds = 60;
const timeoutSeconds = 10;
/** Providers change their addresses now and then; keys are looked after by the library. */
const keptMs = 86_400_000;
const attempts = 2;

/** Nothing is asked of the provider before it is needed. */
export function createProviderClient(provider: Provider, now: () => string): ProviderClient {
  const configuration = discovering(provider, now);
  return {
    async location({ redirectUri, state, nonce, verifier }, more = {}) {
      const { buildAuthorizationUrl, calculatePKCECodeChallenge } = await import('openid-client');
      const url = buildAuthorizationUrl(await configuration(), {
        ...more,
        redirect_uri: redirectUri,
        scope: provider.scopes.join(' '),
        state,
        nonce,
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
      return url.href;
    },
    async claims({ redirectUri, state, nonce, verifier }, answer) {
      const { authorizationCodeGrant } = await import('openid-client');
      const came = new URL(`${redirectUri}?${answer}`);
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
      const known = await configuration();
      try {
        const found = (await authorizationCodeGrant(known, came, checks)).claims();
        if (found !== undefined) return found;
      } catch (error) {
        throw await toFault(error);
      }
      throw refusal('not-proved', new Error('the answer holds no ID token'));
    },
  };
}

/** The provider's own description of itself, asked for once in a while; what failed is asked for again. */
function discovering(provider: Provider, now: () => string): () => Promise<Configuration> {
  let found: { readonly configuration: Promise<Configuration>; readonly since: number } | undefined;
  return async () => {
    const at = Date.parse(now());
    if (found === undefined || at - found.since > keptMs) {
      found = { configuration: discoverPatiently(provider), since: at };
      found.configuration.catch(() => {
        found = undefined;
      });
    }
    return found.configuration;
  };
}

async function discoverPatiently(provider: Provider): Promise<Configuration> {
  let last: unknown;
  for (let attempt = 0; attempt < attempts; attempt++) {
    try {
      return await discover(provider);
    } catch (error) {
      last = error;
    }
  }
  throw down(provider.name, last);
}

async function discover({ issuer, clientId, clientSecret }: Provider): Promise<Configuration> {
  const { allowInsecureRequests, ClientSecretPost, clockTolerance, discovery, enableNonRepudiationChecks } =
    await import('openid-client');
  const metadata = { [clockTolerance]: clockToleranceSeconds };
  const insecure = isPlainLoopback(issuer) ? [allowInsecureRequests] : [];
  const options = { timeout: timeoutSeconds, execute: [...insecure, enableNonRepudiationChecks] };
  return discovery(new URL(issuer), clientId, metadata, ClientSecretPost(clientSecret), options);
}

function down(name: string, cause: unknown): Fault {
  return new Fault('unavailable', `${name} cannot be reached now; try again in a moment, or sign in with a password`, {
    parameter: 'provider-down',
    cause,
    detail: tell(cause),
  });
}

/** A provider that said no, a provider that does not answer, and an answer that is not good. */
async function toFault(error: unknown): Promise<Fault> {
  const { AuthorizationResponseError } = await import('openid-client');
  if (error instanceof AuthorizationResponseError) return refusal('provider-refused', error);
  const inner = error instanceof Error ? error.cause : undefined;
  const isLost = [error, inner].some((one) => one instanceof TypeError && /fetch failed/.test(one.message));
  const isLate = error instanceof Error && 'code' in error && error.code === 'OAUTH_TIMEOUT';
  return isLost || isLate ? down('The provider', error) : refusal('not-proved', error);
}

function refusal(reason: 'provider-refused' | 'not-proved', cause: unknown): Fault {
  const message = 'The provider did not prove who you are; begin again';
  return new Fault('forbidden', message, { parameter: reason, cause, detail: tell(cause) });
}

/** For the log: kinds and codes, no answers of providers, in which there are tokens. */
function tell(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error ? String(error.code) : '';
  const inner = error.cause instanceof Error ? ` (${error.cause.name}: ${error.cause.message.slice(0, 200)})` : '';
  return `${error.name} ${code}: ${error.message.slice(0, 200)}${inner}`;
}
