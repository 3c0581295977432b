import { Button } from '@fluentui/react-components';
import { ArrowClockwise20Regular, ErrorCircle24Regular } from '@fluentui/react-icons';
import type { ErrorComponentProps } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ProblemDetails } from '#contract/problem.ts';
import { ApiError } from '../api.ts';
import { type ReportSearch, withoutFilters } from '../filters/search.ts';
import { useChangeSearch } from '../shell/use-tenant.ts';

/** Why a page has no figures: what the server said, and what to do. */
export function ErrorBox({ error, onRetry, search }: { error: Error; onRetry: () => void; search?: ReportSearch }) {
  const { t } = useTranslation();
  const change = useChangeSearch();
  const problem = error instanceof ApiError ? error.problem : undefined;
  const refused = error instanceof ApiError && error.status >= 400 && error.status < 500;
  return (
    <div className="card state-box" role="alert" data-testid="error-box">
      <ErrorCircle24Regular className="state-icon state-icon-error" aria-hidden />
      <h2 className="state-title">{problem ? errorTitle(problem.code, t) : t('error.title')}</h2>
      <p className="state-text">
        {problem?.detail ?? t(error instanceof ApiError ? 'error.internal' : 'error.offline')}
      </p>
      {problem?.allowed && problem.allowed.length > 0 && (
        <p className="state-text quiet">{t('error.allowed', { values: problem.allowed.join(', ') })}</p>
      )}
      <div className="state-actions">
        <Button appearance="primary" icon={<ArrowClockwise20Regular />} onClick={onRetry}>
          {t('app.retry')}
        </Button>
        {refused && search && <Button onClick={() => change(plain(search, problem))}>{t('error.reset')}</Button>}
      </div>
    </div>
  );
}

/** The page without what was chosen on it; without its tenant too when that was what is wrong. */
function plain(search: ReportSearch, problem: ProblemDetails | undefined): ReportSearch {
  if (problem?.parameter === 'tenant' || problem?.code === 'not-found') return {};
  return { ...withoutFilters(search), range: undefined, from: undefined, to: undefined };
}

/** In place of a card that failed while drawing. */
export function BrokenCard({ error }: ErrorComponentProps) {
  const { t } = useTranslation();
  return (
    <div className="card state-box" role="alert">
      <p>{t('error.broken')}</p>
      <p className="quiet">{error instanceof Error ? error.message : String(error)}</p>
    </div>
  );
}

/** The reader's words for a refusal; the code itself where the texts do not know it. */
export function errorTitle(code: string, t: TFunction): string {
  return t(`error.${code}`, { defaultValue: code });
}
