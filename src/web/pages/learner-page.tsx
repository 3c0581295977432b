import { Skeleton, SkeletonItem } from '@fluentui/react-components';
import { ArrowLeft20Regular, Open16Regular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Learner } from '#contract/learner.ts';
import { formatNumber } from '#text/format.ts';
import { oneOf, rangeOf } from '../filters/search.ts';
import { carried, useSearch, useTenant } from '../shell/use-tenant.ts';
import { CopyButton } from './copy-button.tsx';
import { ErrorBox } from './error-box.tsx';
import { learnerQuery } from './learner-query.ts';
import { LearnerTrainings } from './learner-trainings.tsx';
import './learner.css';
import './pages.css';

/** One learner: who it is in the directory, and every training with its type and date (LRN-40 … LRN-45). */
export function LearnerPage() {
  const { learner: userId = '' } = useParams({ strict: false });
  const { t, i18n } = useTranslation();
  const search = useSearch();
  const tenant = useTenant().id;
  const asked = { ...carried(search), tenant };
  // The same months as the list that led here.
  const months = rangeOf(search) === '12M' ? { ...asked, range: '12M' } : asked;
  const { data, error, refetch } = useQuery({ ...learnerQuery(userId, months), enabled: tenant !== undefined });
  const name = data?.userName ?? userId;
  useEffect(() => {
    document.title = `${name} · ${t('report.microsoft-learn.title')} · ${t('app.name')}`;
  }, [name, i18n.language]);
  return (
    <article data-learner={userId}>
      <p className="learner-back no-print">
        <Link
          to="/reports/$report"
          params={{ report: 'microsoft-learn' }}
          search={{ ...asked, learners: oneOf(search.learners), search: oneOf(search.search) }}
          className="link"
          data-testid="learner-back"
        >
          <ArrowLeft20Regular aria-hidden /> {t('learner.back')}
        </Link>
      </p>
      {error && <ErrorBox error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Waiting />}
      {data && <Found learner={data} />}
    </article>
  );
}

function Waiting() {
  const { t } = useTranslation();
  return (
    <Skeleton className="card" aria-label={t('app.loading')}>
      <SkeletonItem size={24} />
      <SkeletonItem className="learner-waiting" />
    </Skeleton>
  );
}

function Found({ learner }: { learner: Learner }) {
  const { t, i18n } = useTranslation();
  const { userName, userId, modules, paths, trainings } = learner;
  return (
    <>
      <header className="page-head">
        <div className="page-words">
          <h1 className="page-title">{userName}</h1>
          <p className="page-sentence">
            {t('learner.sentence', {
              modules: formatNumber(modules, i18n.language),
              paths: formatNumber(paths, i18n.language),
            })}
          </p>
        </div>
      </header>
      <div className="learner-grid">
        <section className="card" aria-labelledby="learner-who">
          <h2 id="learner-who" className="learner-heading">
            {t('learner.who')}
          </h2>
          <p className="learner-id">
            <span>{t('column.userId')}</span>
            <code data-testid="learner-id">{userId}</code>
            <CopyButton text={userId} label={t('learner.copy')} />
          </p>
          <Directory learner={learner} />
        </section>
        <section className="card" aria-labelledby="learner-trainings">
          <h2 id="learner-trainings" className="learner-heading">
            {t('learner.trainings')}
          </h2>
          <LearnerTrainings trainings={trainings} />
        </section>
      </div>
    </>
  );
}

/** Where the id is looked up; nothing is asked of the directory from here (LRN-45). */
function Directory({ learner: { link } }: { learner: Learner }) {
  const { t } = useTranslation();
  return (
    <>
      {link !== null && (
        <p>
          <a className="link" href={link} target="_blank" rel="noreferrer noopener" data-testid="learner-link">
            {t('learner.open')} <Open16Regular aria-hidden />
          </a>
        </p>
      )}
      <p className="quiet learner-help">{t('learner.help')}</p>
    </>
  );
}
