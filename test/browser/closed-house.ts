import type { Page } from 'playwright-core';
import type { Visit } from './open-page.ts';
import { demoTenant, type RunningApp, type Start, startApp } from './running-app.ts';

export const ownPassword = 'plum lantern orbit seven';
export const operator = { name: 'Olga Operator', email: 'olga@example.com' };

export interface Role {
  readonly role: string;
  readonly locations?: readonly string[];
}

export interface Newcomer {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly tenant?: string;
}

/** A server, with demo data unless told otherwise, whose set-up is finished: everybody signs in. */
export interface ClosedHouse extends RunningApp {
  /** Asks as somebody. @throws Error for a refusal */
  ask(email: string, method: string, path: string, body?: object): Promise<unknown>;
  /** Somebody who has chosen `ownPassword`; of the demo tenant unless told otherwise. */
  add(person: Newcomer): Promise<void>;
  /** Lets a page be opened by somebody who signed in. */
  as(email: string): Promise<Pick<Visit, 'before'>>;
}

/** Starts one, with the operator in it. */
export async function startClosedHouse(more: Start = {}): Promise<ClosedHouse> {
  const app = await startApp({ demo: true, ...more });
  const send = senderOf(app.url);
  await send('POST', '/set-up', { body: { link: await setUpLink(app), ...operator, password: ownPassword } });
  const cookies = new Map<string, string>();
  const cookieOf = async (email: string) => {
    const known = cookies.get(email);
    if (known !== undefined) return known;
    const answer = await send('POST', '/session', { body: { email, password: ownPassword } });
    const [cookie = ''] = (answer.headers.get('set-cookie') ?? '').split(';');
    cookies.set(email, cookie);
    return cookie;
  };
  const ask: ClosedHouse['ask'] = async (email, method, path, body) => {
    const answer = await send(method, path, { ...(body && { body }), cookie: await cookieOf(email) });
    return answer.json();
  };
  return {
    ...app,
    ask,
    async add({ name, email, roles, tenant = demoTenant }) {
      const made = await ask(operator.email, 'POST', `/people?tenant=${tenant}`, {
        name,
        email,
        roles,
        way: 'link',
      });
      const link = linkIn(textOf(made, 'link'));
      await send('POST', '/invitations', { body: { link, password: ownPassword } });
    },
    async as(email) {
      const [name = '', value = ''] = (await cookieOf(email)).split('=');
      return { before: (page) => page.context().addCookies([{ name, value, url: app.url }]) };
    },
  };
}

/** A fresh set-up link, as the command line prints it. */
export async function setUpLink(app: Pick<RunningApp, 'run'>): Promise<string> {
  const printed: unknown = JSON.parse(await app.run('set-up', '--json'));
  return linkIn(textOf(printed, 'address'));
}

/** Fills in the sign-in page. */
export async function signIn(page: Page, email: string, password = ownPassword): Promise<void> {
  await page.getByTestId('sign-in-email').fill(email);
  await page.getByTestId('sign-in-password').fill(password);
  await page.keyboard.press('Enter');
}

/** A text of an answer. */
export function textOf(answer: unknown, name: string): string {
  const value =
    typeof answer === 'object' && answer !== null ? Object.entries(answer).find(([key]) => key === name) : [];
  return String(value?.[1] ?? '');
}

function linkIn(address: string): string {
  return new URL(address, 'http://localhost').searchParams.get('link') ?? '';
}

function senderOf(url: string) {
  return async (method: string, path: string, { body, cookie }: { body?: object; cookie?: string }) => {
    const headers = { origin: url, ...(cookie && { cookie }), ...(body && { 'content-type': 'application/json' }) };
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  };
}
