import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../people/form.tsx';
import { useSaid } from '../people/use-said.tsx';
import { Window } from '../shell/window.tsx';
import { type Profile, writeProfile } from './member-api.ts';
import { TextArea } from './member-text-area.tsx';
import { Answered } from './panel.tsx';
import { refreshProgramme } from './programme-api.ts';
import { useProfileDraft } from './use-profile-draft.ts';

interface WindowProps {
  readonly tenant: string;
  readonly onClose: () => void;
}

/** Name, country, tax id and addresses of the company, as they are now (FEE-7, FEE-41). */
export function ProfileWindow({ tenant, onClose }: WindowProps) {
  const { t } = useTranslation();
  const profile = useProfileDraft(tenant);
  if (profile.data !== undefined) {
    return <ProfileForm profile={profile.data} tenant={tenant} onClose={onClose} />;
  }
  return (
    <Window title={t('membership.profile.edit')} testId="profile-waits" error={null} onClose={onClose}>
      <Answered query={profile}>{() => null}</Answered>
    </Window>
  );
}

function ProfileForm({ profile, tenant, onClose }: WindowProps & { readonly profile: Profile }) {
  const { t } = useTranslation();
  const say = useSaid();
  const client = useQueryClient();
  const [draft, setDraft] = useState({
    name: profile.name,
    country: profile.country ?? '',
    taxId: profile.taxId ?? '',
    billTo: profile.billTo ?? '',
    soldTo: profile.soldTo ?? '',
  });
  const run = useMutation({
    mutationFn: () => {
      const { name, country, taxId, billTo, soldTo } = draft;
      return writeProfile(tenant, profile.version, {
        name: name.trim(),
        country: country.trim().toUpperCase() || null,
        taxId: taxId.trim() || null,
        billTo: billTo.trim() || null,
        soldTo: soldTo.trim() || null,
      });
    },
    onSuccess: async () => {
      await refreshProgramme(client);
      onClose();
      say(t('membership.profile.said'));
    },
  });
  return (
    <Window
      title={t('membership.profile.edit')}
      testId="profile"
      error={run.error}
      isAlert
      action={{
        label: t('membership.profile.save'),
        testId: 'profile-save',
        isReady: !run.isPending,
        run: () => run.mutate(),
      }}
      onClose={onClose}
    >
      <ProfileFields draft={draft} onPart={(part) => setDraft({ ...draft, ...part })} />
    </Window>
  );
}

type Typed = Readonly<Record<'name' | 'country' | 'taxId' | 'billTo' | 'soldTo', string>>;

function ProfileFields({ draft, onPart: set }: { draft: Typed; onPart: (part: Partial<Typed>) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <TextField
        label={t('membership.profile.name')}
        value={draft.name}
        maxLength={200}
        autoComplete="organization"
        onValue={(name) => set({ name })}
        testId="profile-name"
      />
      <TextField
        label={t('membership.profile.country')}
        hint={t('membership.profile.countryHint')}
        value={draft.country}
        maxLength={2}
        autoComplete="country"
        onValue={(country) => set({ country })}
        testId="profile-country"
      />
      <TextField
        label={t('membership.profile.taxId')}
        value={draft.taxId}
        maxLength={50}
        onValue={(taxId) => set({ taxId })}
        testId="profile-tax"
      />
      {(['billTo', 'soldTo'] as const).map((id) => (
        <TextArea
          key={id}
          label={t(`membership.profile.${id}`)}
          value={draft[id]}
          maxLength={1000}
          rows={3}
          onValue={(value) => set({ [id]: value })}
          testId={`profile-${id}`}
        />
      ))}
    </>
  );
}
