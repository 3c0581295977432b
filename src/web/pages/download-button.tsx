import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
} from '@fluentui/react-components';
import { ArrowDownload20Regular } from '@fluentui/react-icons';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ReportResult } from '#contract/report.ts';
import { apiSearch, type ReportSearch, writeSearch } from '../filters/search.ts';
import { layoutOf, tabOf } from './layout.ts';

interface DownloadProps {
  readonly result: ReportResult | undefined;
  readonly search: ReportSearch;
}

/** Every part of the page as a file, with the months and filters on screen. */
export function DownloadButton({ result, search }: DownloadProps) {
  const { t } = useTranslation();
  return (
    <Dialog>
      <DialogTrigger disableButtonEnhancement>
        <Button icon={<ArrowDownload20Regular />} disabled={!result} data-testid="download-button">
          {t('download.button')}
        </Button>
      </DialogTrigger>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('download.title')}</DialogTitle>
          <DialogContent>
            <p className="quiet">{t('download.intro')}</p>
            {result && <WholePage result={result} search={search} />}
            {result && <Parts result={result} search={search} />}
          </DialogContent>
          <DialogActions>
            <DialogTrigger disableButtonEnhancement>
              <Button>{t('app.close')}</Button>
            </DialogTrigger>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

interface Shown {
  readonly result: ReportResult;
  readonly search: ReportSearch;
}

/** First choice: everything on screen in one workbook. */
function WholePage({ result, search }: Shown) {
  const { t } = useTranslation();
  const params = writeSearch(apiSearch(search, result.tenant));
  return (
    <p className="download-page">
      <Button
        as="a"
        appearance="primary"
        icon={<ArrowDownload20Regular />}
        href={`/api/v1/reports/${result.report}.xlsx${params}`}
        download
        data-testid="download-page"
      >
        {t('download.page')}
      </Button>
    </p>
  );
}

const formats = ['csv', 'xlsx'] as const;

function Parts({ result, search }: Shown) {
  const { t } = useTranslation();
  const params = writeSearch(apiSearch(search, result.tenant));
  return (
    <ul className="plain-list download-list">
      {result.sections.map(({ id }) => {
        const part = partName(result.report, id, t);
        return (
          <li key={id}>
            <span className="download-part">{part}</span>
            {formats.map((format) => (
              <a
                key={format}
                className="link"
                href={`/api/v1/reports/${result.report}/sections/${id}.${format}${params}`}
                download
                aria-label={t(`download.${format}Of`, { part })}
              >
                {t(`download.${format}`)}
              </a>
            ))}
          </li>
        );
      })}
    </ul>
  );
}

/** A section that shares its card is named with its tab. */
function partName(report: string, section: string, t: TFunction): string {
  const title = t(`section.${report}.${section}.title`, { defaultValue: section });
  const tab = tabOf(layoutOf(report), section);
  return tab ? `${title}: ${t(`tab.${tab.id}`)}` : title;
}
