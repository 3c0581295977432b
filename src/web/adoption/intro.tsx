import { Info20Regular } from '@fluentui/react-icons';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ReportResult } from '#contract/report.ts';
import { FileButton } from '#web/downloads/file-button.tsx';
import { apiSearch, type ReportSearch, writeSearch } from '#web/filters/search.ts';
import { carried } from '#web/shell/use-tenant.ts';

interface IntroProps {
  readonly result: ReportResult;
  readonly search: ReportSearch;
}

/** What the totals hold (ADO-5, ADO-6), and the whole customer set as a file (ADO-12). */
export function AdoptionIntro({ result, search }: IntroProps) {
  const { t } = useTranslation();
  const asked = writeSearch(apiSearch(search, result.tenant));
  return (
    <section className="card adoption-intro" aria-label={t('adoption.export.title')}>
      <p className="adoption-sellers">
        <Info20Regular aria-hidden />
        <span>
          {t('adoption.allSellers')}{' '}
          <Link to="/customers" search={carried(search)} className="link">
            {t('adoption.ownLink')}
          </Link>
        </span>
      </p>
      <div className="adoption-export no-print">
        <FileButton
          primary
          href={`/api/v1/reports/${result.report}.xlsx${asked}`}
          label={t('adoption.export.all')}
          name="adoption-export"
        />
        <span className="adoption-files">
          {(['by-customer', 'by-product'] as const).map((section) => (
            <a
              key={section}
              className="link"
              href={`/api/v1/reports/${result.report}/sections/${section}.csv${asked}`}
              download
              data-testid={`adoption-csv-${section}`}
            >
              {t(`adoption.export.${section}`)}
            </a>
          ))}
        </span>
      </div>
    </section>
  );
}
