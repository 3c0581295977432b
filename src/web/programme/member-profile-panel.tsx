import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../people/use-session.ts';
import type { Offers } from './member-api.ts';
import { Facts } from './member-facts.tsx';
import { ProfileWindow } from './member-profile-window.tsx';
import { Panel } from './panel.tsx';

/** Name, tax id and addresses that orders and invoices carry (FEE-7, FEE-41, MAP-6). */
export function ProfilePanel({ tenant, profile }: { tenant: string; profile: Offers['profile'] }) {
  const { t } = useTranslation();
  const may = useMay();
  const [isEditing, setEditing] = useState(false);
  return (
    <Panel
      id="profile"
      title={t('membership.profile.title')}
      about={t('membership.profile.about')}
      tools={
        may('programme.enrol') && (
          <Button onClick={() => setEditing(true)} data-testid="profile-edit">
            {t('membership.profile.edit')}
          </Button>
        )
      }
    >
      <Facts
        facts={(['name', 'taxId', 'billTo', 'soldTo'] as const).map((id) => ({
          name: t(`membership.profile.${id}`),
          value: profile[id] || t('membership.profile.missing'),
        }))}
      />
      {isEditing && <ProfileWindow tenant={tenant} onClose={() => setEditing(false)} />}
    </Panel>
  );
}
