import { useTranslation } from 'react-i18next';
import { type Grant, sightOfGrants } from '#domain/access/grant.ts';
import { isRole } from '#domain/access/roles.ts';
import { listed } from './role-words.ts';
import type { Membership } from './shapes.ts';
import { useMember, usePerson, useSession } from './use-session.ts';

/** Whoever sees a part of the company only is told which (RO-12). */
export function LocationRemark({ report }: { report: string }) {
  const { t, i18n } = useTranslation();
  const member = useMember();
  const person = usePerson();
  const seenWith = useSession()?.viewAs;
  const own = person?.operator || !member ? undefined : sightOfGrants(grantsOf(member), report).locations;
  const wanted = seenWith?.locations ?? undefined;
  const locations = wanted?.filter((id) => own?.includes(id) ?? true) ?? own;
  if (locations === undefined) return null;
  return (
    <p className="quiet" data-testid="location-remark">
      {t('location.only', { count: locations.length, locations: listed(locations, i18n.language) })}
    </p>
  );
}

function grantsOf({ grants }: Membership): Grant[] {
  return grants.flatMap(({ role, locations, origin }) =>
    isRole(role) ? [{ role, origin, ...(locations && { locations }) }] : [],
  );
}
