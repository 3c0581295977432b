import { demoTenant } from './running-app.ts';
import { demo } from './use-browser.ts';

const tenant = `?tenant=${demoTenant}`;

/** Removes what a test wrote: all files share the server. */
export async function removeRecords(family: 'annotations' | 'views'): Promise<void> {
  const answer: unknown = await (await fetch(`${demo.url}/api/v1/${family}${tenant}`)).json();
  for (const id of idsOf(answer, family)) {
    await fetch(`${demo.url}/api/v1/${family}/${id}${tenant}`, { method: 'DELETE' });
  }
}

function idsOf(answer: unknown, family: string): string[] {
  const list = Object.entries(answer ?? {}).find(([name]) => name === family)?.[1];
  return Array.isArray(list) ? list.map((record: { id: unknown }) => String(record.id)) : [];
}
