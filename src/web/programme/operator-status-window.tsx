import { Checkbox } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../people/form.tsx';
import { useSaid } from '../people/use-said.tsx';
import { Window } from '../shell/window.tsx';
import type { Profile } from './member-api.ts';
import { Facts } from './member-facts.tsx';
import { TextArea } from './member-text-area.tsx';
import { checkProfile } from './operator-api.ts';
import { Answered } from './panel.tsx';
import { refreshProgramme } from './programme-api.ts';
import { useProfileDraft } from './use-profile-draft.ts';

interface WindowProps {
  readonly tenant: string;
  readonly onClose: () => void;
}

/** What the operator alone says of a partner: member, checked, exempt, region, domains (MAP-2, MAP-13, ENR-75). */
export function StatusWindow({ tenant, onClose }: WindowProps) {
  const { t } = useTranslation();
  const profile = useProfileDraft(tenant);
  if (profile.data !== undefined) return <StatusForm profile={profile.data} tenant={tenant} onClose={onClose} />;
  return (
    <Window title={t('membership.status.title', { tenant })} testId="status-waits" error={null} onClose={onClose}>
      <Answered query={profile}>{() => null}</Answered>
    </Window>
  );
}

const flags = ['isMember', 'isVerified', 'isTaxExempt'] as const;

function StatusForm({ profile, tenant, onClose }: WindowProps & { readonly profile: Profile }) {
  const { t } = useTranslation();
  const say = useSaid();
  const client = useQueryClient();
  const { isMember, isVerified, isTaxExempt } = profile;
  const [draft, setDraft] = useState({ isMember, isVerified, isTaxExempt });
  const [region, setRegion] = useState(profile.region ?? '');
  const [domains, setDomains] = useState(profile.domains.join('\n'));
  const run = useMutation({
    mutationFn: () =>
      checkProfile(tenant, profile.version, {
        ...draft,
        region: region.trim() || null,
        domains: domains.split(/[\s,;]+/).filter((one) => one !== ''),
      }),
    onSuccess: async () => {
      await refreshProgramme(client);
      onClose();
      say(t('membership.status.said', { tenant }));
    },
  });
  return (
    <Window
      title={t('membership.status.title', { tenant })}
      testId="status"
      error={run.error}
      isAlert
      action={{
        label: t('membership.profile.save'),
        testId: 'status-save',
        isReady: !run.isPending,
        run: () => run.mutate(),
      }}
      onClose={onClose}
    >
      <Facts
        facts={(['name', 'country', 'taxId', 'billTo', 'soldTo'] as const).map((id) => ({
          name: t(`membership.profile.${id}`),
          value: profile[id] || t('membership.profile.missing'),
        }))}
      />
      {flags.map((id) => (
        <Checkbox
          key={id}
          label={t(`membership.status.${id}`)}
          checked={draft[id]}
          onChange={(_, { checked }) => setDraft({ ...draft, [id]: checked === true })}
          data-testid={`status-${id}`}
        />
      ))}
      <TextField
        label={t('membership.status.region')}
        hint={t('membership.status.regionHint')}
        value={region}
        maxLength={100}
        onValue={setRegion}
        testId="status-region"
      />
      <TextArea
        label={t('membership.status.domains')}
        hint={t('membership.status.domainsHint')}
        value={domains}
        onValue={setDomains}
        maxLength={26_000}
        testId="status-domains"
      />
    </Window>
  );
}
