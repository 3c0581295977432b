import { z } from 'zod';
import { Fault } from '#base/fault.ts';

/** Parameters of an address or properties of a body: a client may leave out any, or say null. */
export const text = z.string().optional();
/** `true`, `"True"`, `"FALSE"` (api.md §9.4). */
export const flag = z.union([z.boolean(), z.stringbool({ truthy: ['true'], falsy: ['false'] })]).optional();
/** Whether it is whole is said in the documented words of what it is. */
export const amount = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\s*-?\d{1,15}\s*$/)
      .transform(Number),
  ])
  .optional();

/**
 * Names without regard to case and outer blanks (API-5, API-6; ` RecurrenceCount` is how one page prints it), null as
 * absent, unknown ones ignored.
 * @throws Fault `bad-parameter` for a value of another kind, or a name that is given twice
 */
export function parseWords<Schema extends z.ZodObject>(schema: Schema, given: unknown): z.output<Schema> {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw wrong('body', 'send a JSON object');
  const names = new Map(Object.keys(schema.shape).map((name) => [name.toLowerCase(), name]));
  const known = new Map<string, unknown>();
  for (const [key, value] of Object.entries(given)) {
    const name = names.get(key.trim().toLowerCase());
    if (name === undefined || value === null || value === undefined) continue;
    if (known.has(name)) throw wrong(name, 'it is given twice');
    known.set(name, value);
  }
  const parsed = schema.safeParse(Object.fromEntries(known));
  if (parsed.success) return parsed.data;
  throw wrong(String(parsed.error.issues[0]?.path[0] ?? ''), parsed.error.issues[0]?.message ?? 'not allowed');
}

function wrong(parameter: string, detail: string): Fault {
  return new Fault('bad-parameter', `Invalid report parameters - ${parameter}: ${detail}`, { parameter, detail });
}
