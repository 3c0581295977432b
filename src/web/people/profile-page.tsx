import { Button } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, Navigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AdminList } from './admin-list.tsx';
import { Failure, Form, TextField } from './form.tsx';
import { LearningCard } from './learning-card.tsx';
import { PageFrame, PeopleCard } from './page-frame.tsx';
import { PasswordCard } from './password-card.tsx';
import { RoleList } from './refusal.tsx';
import { SecondFactorCard } from './second-factor-card.tsx';
import { changeProfile, sessionQuery } from './session-api.ts';
import { SessionsCard } from './sessions-card.tsx';
import type { SignedInPerson } from './shapes.ts';
import { TokensCard } from './tokens-card.tsx';
import { useSaid } from './use-said.tsx';
import { companyName, rolesHeld, useMember, usePerson, useSession } from './use-session.ts';

/** Everything about oneself: roles, learning, and how one signs in (RO-18, LRN-51). */
export function ProfilePage() {
  const { t } = useTranslation();
  const session = useSession();
  if (session?.state === 'open') return <Navigate to="/set-up" search={{}} replace />;
  const person = session?.person;
  if (!person) return null;
  return (
    <PageFrame title={t('profile.title')} sentence={t('profile.sentence')} testId="profile" permission="profile.own">
      <div className="people-cards">
        <div className="people-column">
          <RolesCard />
          <LearningCard />
          <NameCard person={person} />
        </div>
        <div className="people-column">
          {session.local && <PasswordCard email={person.email} />}
          {session.local && <SecondFactorCard isOn={person.secondFactor} />}
          <SessionsCard />
          <TokensCard />
        </div>
      </div>
    </PageFrame>
  );
}

function RolesCard() {
  const { t } = useTranslation();
  const member = useMember();
  const roles = rolesHeld(member);
  const isOperator = usePerson()?.operator === true;
  return (
    <PeopleCard id="roles" title={t('profile.roles')}>
      {member && <p className="quiet">{t('refusal.own', { company: companyName(member) })}</p>}
      {roles.length > 0 && <RoleList roles={roles} grants={member?.grants ?? []} />}
      {roles.length === 0 && <p>{t(isOperator ? 'profile.operator' : 'refusal.noRole')}</p>}
      {member && member.pages.length > 0 && (
        <>
          <h3 className="people-card-part">{t('refusal.opens')}</h3>
          <ul className="plain-list refusal-links">
            {member.pages.map((id) => (
              <li key={id}>
                <Link
                  to="/reports/$report"
                  params={{ report: id }}
                  search={({ tenant }) => ({ tenant })}
                  className="link"
                >
                  {t(`report.${id}.title`, { defaultValue: id })}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
      {!isOperator && (
        <>
          <h3 className="people-card-part">{t('profile.ask')}</h3>
          <AdminList subject={t('refusal.mailAny')} />
        </>
      )}
    </PeopleCard>
  );
}

function NameCard({ person }: { person: SignedInPerson }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const say = useSaid();
  const [name, setName] = useState(person.name);
  const change = useMutation({
    mutationFn: () => changeProfile({ name: name.trim() }),
    onSuccess: () => say(t('profile.saved')),
    onSettled: () => client.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  });
  const isReady = name.trim() !== '' && name.trim() !== person.name && !change.isPending;
  return (
    <PeopleCard id="name" title={t('profile.you')}>
      <p className="quiet">{person.email}</p>
      <Form onSubmit={() => isReady && change.mutate()}>
        <Failure error={change.error} />
        <TextField
          label={t('person.name')}
          value={name}
          onValue={setName}
          autoComplete="name"
          maxLength={200}
          testId="profile-name"
        />
        <Button type="submit" disabledFocusable={!isReady} data-testid="profile-save">
          {t('records.save')}
        </Button>
      </Form>
    </PeopleCard>
  );
}
