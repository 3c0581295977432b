import { Field, Radio, RadioGroup } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Window } from '../shell/window.tsx';
import { TextField } from './form.tsx';
import { addPerson, type PersonDraft } from './people-api.ts';
import { isSendable, RolePicker } from './role-picker.tsx';
import type { MadePerson, Membership } from './shapes.ts';
import { ShownOnce } from './shown-once.tsx';
import { companyName } from './use-session.ts';

const empty: PersonDraft = { name: '', email: '', roles: [], way: 'link' };

interface AddProps {
  readonly member: Membership;
  readonly onClose: () => void;
}

/** Somebody new in the company: name, e-mail, at least one role, and how they come in the first time (RO-19). */
export function AddPerson({ member, onClose }: AddProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [draft, setDraft] = useState(empty);
  const add = useMutation({
    mutationFn: () => addPerson(member.tenant, { ...draft, name: draft.name.trim(), email: draft.email.trim() }),
    onSettled: () => client.invalidateQueries({ queryKey: ['people', member.tenant] }),
  });
  const isWhole = draft.name.trim() !== '' && draft.email.trim() !== '' && draft.roles.length > 0;
  const isReady = isWhole && isSendable(draft.roles) && !add.isPending && !add.data;
  return (
    <Window
      title={t('people.addTitle', { company: companyName(member) })}
      testId="person-dialog"
      error={add.error}
      isAlert
      close={{ label: t(add.data ? 'app.close' : 'app.cancel'), testId: 'person-close' }}
      {...(!add.data && {
        action: { label: t('people.add'), testId: 'person-save', isReady, run: () => add.mutate() },
      })}
      onClose={onClose}
    >
      {add.data ? <Made made={add.data} /> : <Fields {...{ draft, setDraft }} tenant={member.tenant} />}
    </Window>
  );
}

interface FieldsProps {
  readonly draft: PersonDraft;
  readonly setDraft: (draft: PersonDraft) => void;
  readonly tenant: string;
}

function Fields({ draft, setDraft, tenant }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <TextField
        label={t('person.name')}
        value={draft.name}
        onValue={(name) => setDraft({ ...draft, name })}
        maxLength={200}
        autoComplete="off"
        autoFocus
        testId="person-name"
      />
      <TextField
        label={t('person.email')}
        hint={t('person.emailHint')}
        type="email"
        value={draft.email}
        onValue={(email) => setDraft({ ...draft, email })}
        maxLength={254}
        autoComplete="off"
        testId="person-email"
      />
      <RolePicker tenant={tenant} wanted={draft.roles} onChange={(roles) => setDraft({ ...draft, roles })} />
      <Field label={t('people.way.label')}>
        <RadioGroup
          value={draft.way}
          onChange={(_, { value }) => setDraft({ ...draft, way: value === 'password' ? 'password' : 'link' })}
        >
          <Radio value="link" label={t('people.way.link')} data-testid="way-link" />
          <Radio value="password" label={t('people.way.password')} data-testid="way-password" />
        </RadioGroup>
      </Field>
    </>
  );
}

function Made({ made: { person, temporaryPassword, link } }: { made: MadePerson }) {
  const { t } = useTranslation();
  const { name, email } = person;
  return (
    <>
      <p role="status" data-testid="person-made">
        {t('people.made', { name, email })}
      </p>
      {temporaryPassword !== null && (
        <ShownOnce
          label={t('people.temporaryPassword', { name })}
          text={temporaryPassword}
          testId="temporary-password"
        />
      )}
      {link !== null && (
        <ShownOnce
          label={t('people.invitation', { name })}
          text={new URL(link, location.origin).href}
          testId="invitation-link"
        />
      )}
      {temporaryPassword === null && link === null && <p>{t('people.hasAccount', { name })}</p>}
    </>
  );
}
