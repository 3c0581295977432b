import { editionList } from '#contract/programme-rules.ts';
import { demoTenant } from './running-app.ts';

/** Sends a request about the programme to a server whose sign-in is not set up. @throws Error for a refusal */
export async function ask(url: string, method: string, path: string, body?: object): Promise<unknown> {
  const answer = await fetch(`${url}/api/v1/programme${path}`, {
    method,
    headers: { origin: url, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

/** The rules in force, as they are written down. */
export async function rulesNow(url: string) {
  const { editions, current } = editionList.parse(await ask(url, 'GET', '/editions'));
  const found = editions.find(({ edition }) => edition.id === current);
  if (found === undefined) throw new Error('there are no rules');
  return found;
}

/** Lets the demo’s partner go from silver to gold in the competency that it holds. */
export async function openGold(url: string, competency: string): Promise<void> {
  const { edition, version } = await rulesNow(url);
  const requirementSets = edition.requirementSets.map((set) =>
    set.level === 'gold' && set.competency === competency ? { ...set, kpi: 1, trainers: 0, exams: 0 } : set,
  );
  await ask(url, 'PUT', `/editions/${edition.id}`, { version, edition: { ...edition, requirementSets } });
  await ask(url, 'POST', `/commitments?tenant=${demoTenant}`, {
    competency,
    guidelines: edition.texts.guidelines.version,
  });
}
