import type { Actor } from '#domain/access/actor.ts';

/** Who changes something, and from where. */
export interface Doer {
  readonly actor: Actor;
  /** Of the client; null for who sits at the machine. */
  readonly address: string | null;
}
