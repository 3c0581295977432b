import { Button, Checkbox, Field, Radio, RadioGroup, Spinner } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber, formatPercent } from '#text/format.ts';
import { Failure, Form, TextField } from './form.tsx';
import { changeSettings, learningLinksQuery, tenantSettingsQuery } from './learning-api.ts';
import { PageFrame, PeopleCard } from './page-frame.tsx';
import type { LearningCounts, TenantSettings } from './shapes.ts';
import { useSaid } from './use-said.tsx';
import { companyName, useMay, useMember } from './use-session.ts';

/** How many have linked their learning account, who has not, and what that changes (LRN-50, ASC-12). */
export function LearningLinksPage() {
  const { t } = useTranslation();
  const member = useMember();
  const may = useMay();
  const { data, error } = useQuery(learningLinksQuery(may('learning.counts') ? member?.tenant : undefined));
  const company = member ? companyName(member) : '';
  return (
    <PageFrame
      title={t('learningLinks.title')}
      sentence={t('learningLinks.sentence', { company })}
      testId="links"
      permission="learning.counts"
    >
      <Failure error={error} />
      {!data && !error && member && <Spinner size="small" label={t('app.loading')} />}
      <div className="people-cards">
        <div className="people-column">
          {data && <Numbers counts={data} />}
          {member && may('tenant.settings') && <Settings tenant={member.tenant} />}
        </div>
        {data && <NotLinked people={data.notLinked} />}
      </div>
    </PageFrame>
  );
}

function Numbers({ counts: { people, linked } }: { counts: LearningCounts }) {
  const { t, i18n } = useTranslation();
  const share = people === 0 ? null : (linked / people) * 100;
  const figures = { people: formatNumber(people, i18n.language), linked: formatNumber(linked, i18n.language) };
  return (
    <PeopleCard id="link-counts" title={t('learningLinks.counts')}>
      <dl className="people-figures">
        {(['people', 'linked'] as const).map((id) => (
          <div key={id}>
            <dt>{t(`learningLinks.${id}`)}</dt>
            <dd data-testid={`links-${id}`}>{figures[id]}</dd>
          </div>
        ))}
        <div>
          <dt>{t('learningLinks.share')}</dt>
          <dd>{formatPercent(share, i18n.language)}</dd>
        </div>
      </dl>
      <p className="quiet">{t('learningLinks.self')}</p>
    </PeopleCard>
  );
}

function NotLinked({ people }: { people: LearningCounts['notLinked'] }) {
  const { t } = useTranslation();
  return (
    <PeopleCard id="not-linked" title={t('learningLinks.notLinked')}>
      {people.length === 0 && <p>{t('learningLinks.all')}</p>}
      <ul className="plain-list admin-list people-scroll">
        {people.map(({ account, name, email }) => (
          <li key={account} data-testid={`not-linked-${email}`}>
            <span className="role-name">{name}</span>
            <a
              className="link"
              href={`mailto:${encodeURIComponent(email)}?subject=${encodeURIComponent(t('learningLinks.mail'))}`}
            >
              {email}
            </a>
          </li>
        ))}
      </ul>
    </PeopleCard>
  );
}

function Settings({ tenant }: { tenant: string }) {
  const { t } = useTranslation();
  const { data, error } = useQuery(tenantSettingsQuery(tenant));
  return (
    <PeopleCard id="settings" title={t('settings.title')}>
      <Failure error={error} />
      {data && <SettingsForm key={tenant} tenant={tenant} kept={data} />}
    </PeopleCard>
  );
}

/** Largest group that can be asked for; the server says the same. */
const largestGroup = 100;

function SettingsForm({ tenant, kept }: { tenant: string; kept: TenantSettings }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const say = useSaid();
  const [draft, setDraft] = useState(kept);
  const [group, setGroup] = useState(String(kept.smallestGroup));
  const smallestGroup = Number(group);
  const isWhole =
    group.trim() !== '' && Number.isInteger(smallestGroup) && smallestGroup >= 0 && smallestGroup <= largestGroup;
  const save = useMutation({
    mutationFn: () => changeSettings(tenant, { ...draft, smallestGroup }),
    onSuccess: (settings) => {
      client.setQueryData(tenantSettingsQuery(tenant).queryKey, settings);
      say(t('settings.saved'));
      // Every figure about people may be another one now.
      return client.invalidateQueries({ queryKey: ['report'] });
    },
  });
  return (
    <Form onSubmit={() => isWhole && save.mutate()}>
      <Checkbox
        label={t('settings.linkedOnly')}
        checked={draft.linkedCompletionsOnly}
        onChange={(_, { checked }) => setDraft({ ...draft, linkedCompletionsOnly: checked === true })}
        data-testid="settings-linked-only"
      />
      <p className="quiet role-about">{t('settings.linkedOnlyAbout')}</p>
      <Field label={t('settings.names')}>
        <RadioGroup
          value={draft.learnerNames}
          onChange={(_, { value }) => setDraft({ ...draft, learnerNames: value === 'names' ? 'names' : 'pseudonyms' })}
        >
          <Radio value="names" label={t('settings.namesPlain')} data-testid="settings-names" />
          <Radio value="pseudonyms" label={t('settings.pseudonyms')} data-testid="settings-pseudonyms" />
        </RadioGroup>
      </Field>
      <TextField
        label={t('settings.group')}
        hint={t('settings.groupHint')}
        type="number"
        value={group}
        onValue={setGroup}
        error={isWhole ? undefined : t('settings.groupWrong', { most: largestGroup })}
        testId="settings-group"
      />
      <Failure error={save.error} />
      <Button
        type="submit"
        appearance="primary"
        disabledFocusable={!isWhole || save.isPending}
        data-testid="settings-save"
      >
        {t('records.save')}
      </Button>
    </Form>
  );
}
