import { Button } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../pages/copy-button.tsx';
import { addApplication, applicationsQuery, longestDays } from './applications-api.ts';
import { Failure, Form, TextField } from './form.tsx';
import { PeopleCard } from './page-frame.tsx';
import { ShownOnce } from './shown-once.tsx';

/** Registers a program, and shows once what it signs in with. */
export function AddApplication({ tenant }: { tenant: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [draft, setDraft] = useState({ name: '', days: '365' });
  const add = useMutation({
    mutationFn: () => addApplication(tenant, { name: draft.name.trim(), days: Number(draft.days) }),
    onSuccess: () => {
      setDraft({ ...draft, name: '' });
      return client.invalidateQueries({ queryKey: applicationsQuery(tenant).queryKey });
    },
  });
  const days = Number(draft.days);
  const isWhole = Number.isInteger(days) && days >= 1 && days <= longestDays;
  const isReady = draft.name.trim() !== '' && isWhole && !add.isPending;
  return (
    <PeopleCard id="application-add" title={t('applications.add')}>
      {add.data && <Made {...add.data.application} secret={add.data.secret} />}
      <Form className="people-line" onSubmit={() => isReady && add.mutate()}>
        <TextField
          label={t('applications.name')}
          value={draft.name}
          onValue={(name) => setDraft({ ...draft, name })}
          maxLength={100}
          testId="application-name"
        />
        <TextField
          label={t('applications.days', { most: longestDays })}
          type="number"
          value={draft.days}
          onValue={(value) => setDraft({ ...draft, days: value })}
          error={isWhole ? undefined : t('applications.daysWrong', { most: longestDays })}
          testId="application-days"
        />
        <Button type="submit" disabledFocusable={!isReady} data-testid="application-add">
          {t('applications.addButton')}
        </Button>
      </Form>
      <Failure error={add.error} />
    </PeopleCard>
  );
}

interface MadeProps {
  readonly tenant: string;
  readonly id: string;
  readonly name: string;
  readonly secret: string;
}

function Made({ tenant, id, name, secret }: MadeProps) {
  const { t } = useTranslation();
  const address = `${location.origin}/${encodeURIComponent(tenant)}/oauth2/token`;
  return (
    <>
      <Copied label={t('applications.address')} text={address} testId="application-address" />
      <Copied label={t('applications.id', { name })} text={id} testId="application-id" />
      <ShownOnce label={t('applications.secret', { name })} text={secret} testId="application-secret" />
    </>
  );
}

/** What is no secret, to be copied as well. */
function Copied({ label, text, testId }: { label: string; text: string; testId: string }) {
  const { t } = useTranslation();
  return (
    <div className="shown-once-line">
      <span>{label}</span>
      <code data-testid={testId}>{text}</code>
      <CopyButton text={text} label={`${t('once.copy')}: ${label}`} />
    </div>
  );
}
