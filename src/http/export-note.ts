import type { FastifyRequest } from 'fastify';
import type { App } from '#app/app.ts';
import { Fault } from '#base/fault.ts';
import type { Actor } from '#domain/access/actor.ts';

/** What leaves as a file. */
interface Export {
  /** Null: of the whole installation. */
  readonly tenant: string | null;
  /** A report, a section of one, a dataset. */
  readonly object: string;
  readonly format: string;
  /** Columns left out because the reader may not see them (RO-3). */
  readonly redacted?: readonly string[];
}

/**
 * Notes a file before it leaves: who takes what, how narrowed, where from (SEC-18). What cannot be noted does not leave.
 * @throws Fault `unavailable` when the log cannot be written
 */
export async function noteExport(
  {
    app,
    actor,
    query,
    request,
  }: { readonly app: App; readonly actor: Actor; readonly query: object; readonly request: FastifyRequest },
  { tenant, object, format, redacted = [] }: Export,
): Promise<void> {
  // Asked for its head alone, nothing leaves.
  if (request.method === 'HEAD') return;
  const asked = Object.fromEntries(
    Object.entries(query).filter(([name, value]) => name !== 'tenant' && value !== undefined),
  );
  const detail = { format, ...asked, ...(redacted.length > 0 && { redacted: [...redacted] }) };
  try {
    const doer = { actor, address: request.ip };
    await app.people.administration.audit.note(doer, { tenant, action: 'export.made', object, detail });
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause;
    const message = 'Files that leave are noted in the log, and the log cannot be written now; try again in a moment';
    throw new Fault('unavailable', message, { cause, ...(cause.detail !== undefined && { detail: cause.detail }) });
  }
}
