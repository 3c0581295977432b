import { Badge, Checkbox } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { rolesGivenBy } from '#domain/access/assignment.ts';
import { isRole, type Role, roleNames } from '#domain/access/roles.ts';
import { LocationPicker } from './location-picker.tsx';
import type { Grant, WantedGrant } from './shapes.ts';
import { rolesHeld, useMember, usePerson } from './use-session.ts';

const allRoles = Object.keys(roleNames).filter(isRole);
const viewers: readonly string[] = ['RV', 'ERV'];

interface PickerProps {
  readonly tenant: string;
  readonly wanted: readonly WantedGrant[];
  readonly onChange: (wanted: readonly WantedGrant[]) => void;
  /** What is held now; where each comes from is told. */
  readonly held?: readonly Grant[];
}

/** Every role with what it is for; those that the reader may not give stay as they are (RO-10, RO-16, RO-17). */
export function RolePicker({ tenant, wanted, onChange, held = [] }: PickerProps) {
  const { t } = useTranslation();
  const given = useGivenRoles();
  const change = (role: Role, grant: WantedGrant | undefined) => {
    const rest = wanted.filter((one) => one.role !== role);
    onChange(grant ? [...rest, grant] : rest);
  };
  return (
    <fieldset className="role-picker">
      <legend>{t('role.label')}</legend>
      {allRoles.map((role) => (
        <RoleChoice
          key={role}
          role={role}
          tenant={tenant}
          grant={wanted.find((one) => one.role === role)}
          origin={held.find((one) => one.role === role)?.origin}
          isGiven={given.includes(role)}
          onChange={(grant) => change(role, grant)}
        />
      ))}
    </fieldset>
  );
}

interface ChoiceProps {
  readonly role: Role;
  readonly tenant: string;
  readonly grant: WantedGrant | undefined;
  readonly origin: Grant['origin'] | undefined;
  readonly isGiven: boolean;
  readonly onChange: (grant: WantedGrant | undefined) => void;
}

function RoleChoice({ role, tenant, grant, origin, isGiven, onChange }: ChoiceProps) {
  const { t } = useTranslation();
  return (
    <div className="role-choice">
      <Checkbox
        label={t(`role.${role}.name`)}
        checked={grant !== undefined}
        disabled={!isGiven}
        onChange={(_, { checked }) => onChange(checked === true ? { role } : undefined)}
        aria-describedby={`about-${role}`}
        data-testid={`choose-${role}`}
      />
      {origin && origin !== 'person' && (
        <Badge appearance="tint" color="informative">
          {t(`grant.${origin}`)}
        </Badge>
      )}
      <p id={`about-${role}`} className="quiet role-about">
        {t(`role.${role}.about`)} {!isGiven && t('role.notYours')}
      </p>
      {grant && viewers.includes(role) && isGiven && (
        <LocationPicker
          tenant={tenant}
          name={role}
          chosen={grant.locations}
          onChoose={(locations) => onChange(locations === undefined ? { role } : { role, locations })}
        />
      )}
    </div>
  );
}

/** The roles that the reader may give and take here. */
export function useGivenRoles(): readonly Role[] {
  const person = usePerson();
  const member = useMember();
  return person?.operator ? allRoles : rolesGivenBy(rolesHeld(member));
}

/** What is held, as a wish to be changed. */
export function toWanted(grants: readonly Grant[]): WantedGrant[] {
  return grants.map(({ role, locations }) => (locations === null ? { role } : { role, locations }));
}

/** Whether a wish can be sent: a viewer of some locations needs at least one. */
export function isSendable(wanted: readonly WantedGrant[]): boolean {
  return wanted.every(({ locations }) => locations === undefined || locations.length > 0);
}
