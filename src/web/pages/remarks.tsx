import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ReportResult } from '#contract/report.ts';
import { RawLink } from '../hub/raw-link.tsx';
import { LocationRemark } from '../people/location-remark.tsx';
import { useReports } from '../people/use-reports.ts';
import { useMay } from '../people/use-session.ts';
import { carried, useSearch } from '../shell/use-tenant.ts';
import { completenessOf } from './completeness.ts';
import { rawAddress, rawDatasetOf, rawFormats } from './raw-address.ts';

/** The page's end: what is missing or withheld, and where to go from here (CO-8, CUS-120). */
export function Remarks({ result, rawDataset }: { result: ReportResult; rawDataset: string | undefined }) {
  const { t, i18n } = useTranslation();
  const search = carried(useSearch());
  const may = useMay();
  const lines = completenessOf(result.completeness, t, i18n.language);
  const columns = result.redacted.map((id) => t(`column.${id}`, { defaultValue: id })).join(', ');
  return (
    <footer className="page-remarks">
      {lines.map(({ kind, text, action }) => (
        <MessageBar
          key={text}
          intent={kind === 'partial' ? 'info' : 'warning'}
          layout="multiline"
          data-testid={`completeness-${kind}`}
        >
          <MessageBarBody>
            <MessageBarTitle>{t(`page.state.${kind}`)}</MessageBarTitle>
            {text}{' '}
            {action && may('data.import') && (
              <Link to="/data" search={search} className="link no-print">
                {action}
              </Link>
            )}
          </MessageBarBody>
        </MessageBar>
      ))}
      <LocationRemark report={result.report} />
      {result.redacted.length > 0 && <p className="quiet">{t('page.redacted', { columns })}</p>}
      <OtherReports report={result.report} />
      <RawData result={result} documented={rawDataset} />
    </footer>
  );
}

/** The rows behind the page as files, and where to load more (CO-8, CUS-120). */
function RawData({ result, documented }: { result: ReportResult; documented: string | undefined }) {
  const { t } = useTranslation();
  const search = carried(useSearch());
  const may = useMay();
  const dataset = rawDatasetOf(result, documented);
  if (dataset === undefined) return null;
  return (
    <p className="no-print">
      <span className="remark-title">{t('page.raw')}</span>
      <span>{t('page.rawAbout', { dataset })} </span>
      {rawFormats.map((format) => (
        <a
          key={format}
          className="link remark-link"
          href={rawAddress(result, dataset, format)}
          download
          data-testid={`raw-${format}`}
        >
          {t(`page.raw-${format}`, { dataset })}
        </a>
      ))}
      <RawLink result={result} dataset={dataset} />
      {may('imports.read') && (
        <Link to="/data" search={search} className="link">
          {t('page.rawLink')}
        </Link>
      )}
    </p>
  );
}

function OtherReports({ report }: { report: string }) {
  const { t } = useTranslation();
  const { data } = useReports();
  const search = carried(useSearch());
  const others = (data ?? []).filter(({ id, state }) => state === 'open' && id !== report);
  if (others.length === 0) return null;
  return (
    <p className="no-print">
      <span className="remark-title">{t('page.more')}</span>
      {others.map(({ id }) => (
        <Link key={id} to="/reports/$report" params={{ report: id }} search={search} className="link remark-link">
          {t(`report.${id}.title`, { defaultValue: id })}
        </Link>
      ))}
    </p>
  );
}
