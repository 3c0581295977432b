import type { IssuedTokens } from '#app/people/issued-tokens.ts';
import type { TokenForm } from '#app/people/token-grants.ts';
import type { GrantedTokens } from '#contract/oauth.ts';

/** What a client gets back that names no resource. */
const defaultResource = 'https://api.partnercenter.microsoft.com';

/** Of the first generation numbers are written as texts, of the second as numbers. */
export type Generation = 'v1' | 'v2';

/** API-11: a good answer, as clients of both generations read it. */
export function toAnswer(issued: IssuedTokens, form: TokenForm, generation: Generation): GrantedTokens {
  const [made, over] = [issued.madeAt, issued.expiresAt].map((instant) => Math.floor(Date.parse(instant) / 1000));
  const [notBefore = 0, expiresOn = 0] = [made, over];
  const lasts = Math.min(Math.round((Date.parse(issued.expiresAt) - Date.parse(issued.madeAt)) / 1000), 3599);
  const scope = form.scope?.trim();
  const said = {
    token_type: 'Bearer' as const,
    ...(scope && { scope }),
    access_token: issued.accessToken,
    refresh_token: issued.refreshToken,
  };
  if (generation === 'v2') return { ...said, expires_in: lasts, ext_expires_in: lasts };
  return {
    ...said,
    expires_in: String(lasts),
    ext_expires_in: String(lasts),
    expires_on: String(expiresOn),
    not_before: String(notBefore),
    resource: form.resource?.trim() || defaultResource,
  };
}
