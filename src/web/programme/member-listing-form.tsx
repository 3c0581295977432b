import { Button, Checkbox } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api.ts';
import { Failure, Form, TextField } from '../people/form.tsx';
import { useSaid } from '../people/use-said.tsx';
import { askListing, type ListingDraft, profileQuery } from './member-api.ts';
import { problemsOf } from './member-claim-draft.ts';
import { Panel } from './panel.tsx';
import { refreshProgramme } from './programme-api.ts';

const confirmations = ['aboutUs', 'noCompetitors', 'ownPage'] as const;
const empty: ListingDraft = {
  ...{ displayName: '', country: '', url: '' },
  ...{ aboutUs: false, noCompetitors: false, ownPage: false },
};

/** Asks for an entry: name, country, landing page and the three confirmations (ENR-73 … ENR-75). */
export function ListingForm({ tenant }: { tenant: string }) {
  const { t } = useTranslation();
  const say = useSaid();
  const client = useQueryClient();
  const profile = useQuery(profileQuery(tenant));
  const [draft, setDraft] = useState(empty);
  const set = (part: Partial<ListingDraft>) => setDraft({ ...draft, ...part });
  const run = useMutation({
    mutationFn: () => askListing(tenant, { ...draft, country: draft.country.trim().toUpperCase() }),
    onSuccess: async () => {
      await refreshProgramme(client);
      say(t('membership.directory.asked'));
    },
  });
  const errorOf = fieldProblems(run.error);
  const domains = profile.data?.domains ?? [];
  const isReady = confirmations.every((one) => draft[one]) && [draft.displayName, draft.url].every((one) => one.trim());
  return (
    <Panel id="listing-form" title={t('membership.directory.ask')} about={t('membership.directory.askAbout')}>
      <Form onSubmit={() => isReady && !run.isPending && run.mutate()}>
        <TextField
          label={t('membership.directory.displayName')}
          value={draft.displayName}
          maxLength={200}
          onValue={(displayName) => set({ displayName })}
          error={errorOf('displayName')}
          testId="listing-name"
        />
        <TextField
          label={t('membership.profile.country')}
          hint={t('membership.profile.countryHint')}
          value={draft.country}
          maxLength={2}
          onValue={(country) => set({ country })}
          error={errorOf('country')}
          testId="listing-country"
        />
        <TextField
          label={t('membership.directory.url')}
          hint={
            domains.length === 0
              ? t('membership.directory.noDomains')
              : t('membership.directory.domains', { domains: domains.join(', ') })
          }
          value={draft.url}
          maxLength={500}
          inputMode="url"
          onValue={(url) => set({ url })}
          error={errorOf('url')}
          testId="listing-url"
        />
        {confirmations.map((id) => (
          <Checkbox
            key={id}
            label={t(`membership.directory.${id}`)}
            checked={draft[id]}
            onChange={(_, { checked }) => set({ [id]: checked === true })}
            data-testid={`listing-${id}`}
          />
        ))}
        <Failure error={run.error} />
        <Button
          type="submit"
          appearance="primary"
          disabledFocusable={!isReady || run.isPending}
          data-testid="listing-send"
        >
          {t('membership.directory.send')}
        </Button>
      </Form>
    </Panel>
  );
}

/** What the server said of each field. */
function fieldProblems(error: Error | null): (field: string) => string | undefined {
  const detail = error instanceof ApiError && error.status === 400 ? error.problem?.detail : undefined;
  const problems = detail === undefined ? [] : problemsOf(detail, []);
  return (field) => problems.find((one) => one.field === field)?.reason;
}
