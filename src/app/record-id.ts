import { Fault } from '#base/fault.ts';

/**
 * An id that comes from an address; what cannot be one is not looked for.
 * @throws Fault `not-found`
 */
export function parseRecordId(text: string, kind: string): string {
  if (/^[\w-]{1,64}$/.test(text)) return text;
  throw new Fault('not-found', `There is no ${kind} "${text.slice(0, 80)}"`, { parameter: 'id' });
}
