import { Button, MessageBar, MessageBarBody, Spinner } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '#text/format.ts';
import { oneOf } from '../filters/search.ts';
import { useSearch, useTenant } from '../shell/use-tenant.ts';
import { Confirm } from './confirm.tsx';
import { Failure } from './form.tsx';
import { beginLink, endLink, ownLearningQuery } from './learning-api.ts';
import { PeopleCard } from './page-frame.tsx';
import type { LearningSource, OwnLearning } from './shapes.ts';
import { companyName, useMember, useSession } from './use-session.ts';

/** Your learning: two separate links, each proven by signing in there (ASC-2, LRN-52). */
export function LearningCard() {
  const { t } = useTranslation();
  const { data, error } = useQuery(ownLearningQuery);
  return (
    <PeopleCard id="learning" title={t('learning.title')}>
      <p className="quiet">{t('learning.about')}</p>
      <Outcome />
      <Failure error={error} />
      {!data && !error && <Spinner size="small" label={t('app.loading')} />}
      {data?.sources.map((source) => (
        <Source key={source.source} source={source} />
      ))}
      {data && <Limits limits={data.limits} />}
    </PeopleCard>
  );
}

/** What came of a link that was begun here, told by the address that its provider led back to. */
function Outcome() {
  const { t, i18n } = useTranslation();
  const { learning, next } = useSearch();
  const outcome = oneOf(learning);
  if (outcome === undefined) return null;
  const when = formatDay(oneOf(next) ?? '', i18n.language);
  return (
    <MessageBar
      intent={outcome === 'linked' ? 'success' : 'error'}
      layout="multiline"
      role={outcome === 'linked' ? 'status' : 'alert'}
      data-testid="learning-outcome"
    >
      <MessageBarBody>
        {t(`learning.outcome.${outcome}`, { when, defaultValue: t('learning.outcome.other', { code: outcome }) })}
      </MessageBarBody>
    </MessageBar>
  );
}

function Source({ source: known }: { source: LearningSource }) {
  const { t } = useTranslation();
  const { source, available, link } = known;
  return (
    <section className="learning-source" aria-labelledby={`learning-${source}`} data-testid={`learning-${source}`}>
      <h3 id={`learning-${source}`} className="people-card-part">
        {t(`learning.${source}.name`)}
      </h3>
      {link ? <Linked source={known} link={link} /> : available ? <NotLinked source={known} /> : null}
      {!link && !available && <p className="quiet">{t('learning.unavailable')}</p>}
      <History source={known} />
    </section>
  );
}

function Linked({ source, link }: { source: LearningSource; link: NonNullable<LearningSource['link']> }) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const company = useCompanyName();
  const [isAsked, setAsked] = useState(false);
  const member = useMember();
  const name = t(`learning.${source.source}.name`);
  const day = (text: string) => formatDay(text, i18n.language);
  return (
    <>
      <p>
        {t('learning.linked', {
          profile: link.address ?? link.profile,
          company: company(link.tenant),
          when: day(link.linkedOn),
        })}
      </p>
      <p className="quiet">{t('learning.countsFrom', { when: day(link.countsFrom) })}</p>
      {member && member.tenant !== link.tenant && source.available && (
        <>
          <p className="quiet">{t('learning.moveAbout', { company: company(link.tenant) })}</p>
          <LinkButton source={source}>{t('learning.move', { company: company(member.tenant) })}</LinkButton>
        </>
      )}
      <Button onClick={() => setAsked(true)} data-testid={`unlink-${source.source}`}>
        {t('learning.remove')}
      </Button>
      {isAsked && (
        <Confirm
          title={t('learning.removeTitle', { source: name })}
          action={t('learning.remove')}
          testId="unlink"
          onConfirm={() => endLink(source.source)}
          onDone={() => void client.invalidateQueries({ queryKey: ownLearningQuery.queryKey })}
          onClose={() => setAsked(false)}
        >
          <p>{t('learning.removeAbout', { company: company(link.tenant), when: day(source.nextLinkOn) })}</p>
        </Confirm>
      )}
    </>
  );
}

function NotLinked({ source }: { source: LearningSource }) {
  const { t } = useTranslation();
  return (
    <>
      <p>{t(`learning.${source.source}.about`)}</p>
      <LinkButton source={source}>{t(`learning.${source.source}.link`)}</LinkButton>
    </>
  );
}

/** Begins a link to the company of the page; not before the day on which it may be made (ASC-10). */
function LinkButton({ source, children }: { source: LearningSource; children: string }) {
  const { t, i18n } = useTranslation();
  const member = useMember();
  const begin = useMutation({
    mutationFn: (tenant: string) => beginLink(source.source, { tenant, returnTo: '/profile' }),
    onSuccess: ({ location: address }) => location.assign(address),
  });
  const { today } = useTenant();
  const isTooEarly = today !== undefined && source.nextLinkOn > today;
  return (
    <>
      {isTooEarly && (
        <p data-testid={`too-early-${source.source}`}>
          {t('learning.tooEarly', { when: formatDay(source.nextLinkOn, i18n.language) })}
        </p>
      )}
      {member ? (
        <Button
          disabledFocusable={isTooEarly || begin.isPending}
          onClick={() => !isTooEarly && begin.mutate(member.tenant)}
          data-testid={`link-${source.source}`}
        >
          {children}
        </Button>
      ) : (
        <p>{t('learning.noCompany')}</p>
      )}
      <Failure error={begin.error} />
    </>
  );
}

function History({ source: { source, history } }: { source: LearningSource }) {
  const { t, i18n } = useTranslation();
  const company = useCompanyName();
  if (history.length === 0) return null;
  const day = (text: string) => formatDay(text, i18n.language);
  return (
    <details className="learning-history" data-testid={`learning-history-${source}`}>
      <summary>{t('learning.history')}</summary>
      <ul className="plain-list">
        {history.map(({ tenant, linkedOn, endedOn, end }) => (
          <li key={`${tenant} ${linkedOn} ${endedOn}`}>
            {t('learning.between', { company: company(tenant), from: day(linkedOn), to: day(endedOn) })}
            {` · ${t(`learning.end.${end}`, { defaultValue: end })}`}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Limits({ limits }: { limits: OwnLearning['limits'] }) {
  const { t } = useTranslation();
  const { mostPerYear, daysBetween, creditLagDays } = limits;
  return (
    <p className="quiet" data-testid="learning-limits">
      {t('learning.limits', { most: mostPerYear, between: daysBetween, lag: creditLagDays })}
    </p>
  );
}

function useCompanyName(): (tenant: string) => string {
  const tenants = useSession()?.tenants ?? [];
  return (tenant) => companyName(tenants.find((one) => one.tenant === tenant) ?? { tenant, name: null });
}
