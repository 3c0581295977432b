import { Button, Spinner } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime, formatDay } from '#text/format.ts';
import { Confirm } from './confirm.tsx';
import { Failure, Form, TextField } from './form.tsx';
import { PeopleCard } from './page-frame.tsx';
import { endToken, makeToken, type OwnToken, tokensQuery } from './profile-api.ts';
import { ShownOnce } from './shown-once.tsx';

/** Days that a token holds at most. */
const longestDays = 365;

/** What programs sign in with as oneself (SEC-13). */
export function TokensCard() {
  const { t } = useTranslation();
  const { data, error } = useQuery(tokensQuery);
  return (
    <PeopleCard id="tokens" title={t('tokens.title')}>
      <p className="quiet">{t('tokens.about')}</p>
      <Failure error={error} />
      {!data && !error && <Spinner size="small" label={t('app.loading')} />}
      {data && data.tokens.length === 0 && <p>{t('tokens.none')}</p>}
      <ul className="plain-list people-rows">
        {data?.tokens.map((token) => (
          <Row key={token.id} token={token} />
        ))}
      </ul>
      <NewToken />
    </PeopleCard>
  );
}

function Row({ token }: { token: OwnToken }) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const { name, madeAt, usedAt, expiresAt } = token;
  return (
    <li className="people-row" data-testid={`token-${name}`}>
      <div className="people-row-words">
        <p>{name}</p>
        <p className="quiet">
          {[
            t('tokens.made', { when: formatDay(madeAt, i18n.language) }),
            usedAt ? t('tokens.used', { when: formatDateTime(usedAt, i18n.language) }) : t('tokens.unused'),
            t('tokens.until', { when: formatDay(expiresAt, i18n.language) }),
          ].join(' · ')}
        </p>
      </div>
      <Button
        size="small"
        onClick={() => setAsked(true)}
        aria-label={t('tokens.endOf', { name })}
        data-testid={`token-end-${name}`}
      >
        {t('tokens.end')}
      </Button>
      {isAsked && (
        <Confirm
          title={t('tokens.endOf', { name })}
          action={t('tokens.end')}
          testId="token-end"
          onConfirm={() => endToken(token.id)}
          onDone={() => void client.invalidateQueries({ queryKey: tokensQuery.queryKey })}
          onClose={() => setAsked(false)}
        >
          <p>{t('tokens.endAbout')}</p>
        </Confirm>
      )}
    </li>
  );
}

function NewToken() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [draft, setDraft] = useState({ name: '', days: '90' });
  const make = useMutation({
    mutationFn: () => makeToken({ name: draft.name.trim(), days: Number(draft.days) }),
    onSuccess: () => {
      setDraft({ ...draft, name: '' });
      return client.invalidateQueries({ queryKey: tokensQuery.queryKey });
    },
  });
  const days = Number(draft.days);
  const isWhole = Number.isInteger(days) && days >= 1 && days <= longestDays;
  const isReady = draft.name.trim() !== '' && isWhole && !make.isPending;
  return (
    <>
      {make.data && (
        <ShownOnce
          label={t('tokens.secret', { name: make.data.token.name })}
          text={make.data.secret}
          testId="token-secret"
        />
      )}
      <Form className="people-line" onSubmit={() => isReady && make.mutate()}>
        <TextField
          label={t('tokens.name')}
          value={draft.name}
          onValue={(name) => setDraft({ ...draft, name })}
          maxLength={100}
          testId="token-name"
        />
        <TextField
          label={t('tokens.days', { most: longestDays })}
          type="number"
          value={draft.days}
          onValue={(value) => setDraft({ ...draft, days: value })}
          error={isWhole ? undefined : t('tokens.daysWrong', { most: longestDays })}
          testId="token-days"
        />
        <Button type="submit" disabledFocusable={!isReady} data-testid="token-make">
          {t('tokens.make')}
        </Button>
      </Form>
      <Failure error={make.error} />
    </>
  );
}
