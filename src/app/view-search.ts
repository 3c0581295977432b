import { Fault } from '#base/fault.ts';
import { parseMonth } from '#base/month.ts';
import { reportParameters } from '#contract/request.ts';

/**
 * Checks the query of a page's address before it is kept: what the report understands must have a value it takes. The
 * page has parameters of its own besides, such as the open tab; they are names like any other and change no number.
 * @throws Fault `bad-parameter` naming `search`
 */
export function checkViewSearch(search: string, tenant: string): void {
  if (search === '') return;
  if (!/^\?[^\s\p{Cc}#]*$/u.test(search)) throw refused('write it as in the address line, from "?" on');
  const given = Object.groupBy(new URLSearchParams(search), ([name]) => name);
  const values = Object.entries(given).map(([name, pairs = []]) => [name, pairs.map(([, value]) => value)] as const);
  for (const [name] of values) if (!isName(name)) throw refused(`"${name.slice(0, 80)}" is no name of a parameter`);
  const known = values.filter(([name]) => name in reportParameters.shape);
  checkParameters(Object.fromEntries(known.map(([name, all]) => [name, all.length === 1 ? all[0] : all])), tenant);
}

function checkParameters(parameters: object, tenant: string): void {
  const parsed = reportParameters.safeParse(parameters);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw refused(`${String(issue?.path[0] ?? '')}: ${issue?.message ?? 'not allowed'}`);
  }
  const { from, to, tenant: named = tenant } = parsed.data;
  if (named !== tenant) throw refused(`it is of the tenant ${named}, and the view is kept for ${tenant}`);
  for (const month of [from, to]) if (month !== undefined) parseMonth(month, 'search');
}

/** Parameters of pages are words with dashes; those of an open table of rows also name a column behind a dot. */
function isName(name: string): boolean {
  return /^[A-Za-z][\w.-]{0,99}$/.test(name);
}

function refused(why: string): Fault {
  return new Fault('bad-parameter', `search is no address of a page: ${why}`, { parameter: 'search' });
}
