import { useMember } from '../people/use-session.ts';
import { useTenant } from '../shell/use-tenant.ts';

export interface Partner {
  readonly id: string | undefined;
  /** Which companies there are is known; without one there is none. */
  readonly known: boolean;
}

/** Whose programme is on screen: a company without figures can take part too. */
export function usePartner(): Partner {
  const { id, known, error } = useTenant();
  const member = useMember();
  return { id: id ?? member?.tenant, known: known || error !== null };
}
