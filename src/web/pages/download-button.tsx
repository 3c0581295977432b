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
import { ArrowDownload20Regular, DocumentPdf20Regular } from '@fluentui/react-icons';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ReportResult } from '#contract/report.ts';
import { formatMonthRange } from '#text/format.ts';
import { FileButton } from '../downloads/file-button.tsx';
import { filtersOf, type ReportSearch } from '../filters/search.ts';
import { RawLink } from '../hub/raw-link.tsx';
import { type FileFormat, fileAddress } from './file-address.ts';
import { layoutOf, tabOf } from './layout.ts';
import { rawAddress, rawDatasetOf, rawFormats } from './raw-address.ts';

interface DownloadProps {
  readonly result: ReportResult | undefined;
  readonly search: ReportSearch;
}

/** The page and every part of it as files, with the months, filters and comparison on screen. */
export function DownloadButton({ result, search }: DownloadProps) {
  const { t } = useTranslation();
  return (
    <Dialog>
      <DialogTrigger disableButtonEnhancement>
        <Button icon={<ArrowDownload20Regular />} disabled={!result} data-testid="download-button">
          {t('download.button')}
        </Button>
      </DialogTrigger>
      <DialogSurface className="download-surface">
        <DialogBody>
          <DialogTitle>{t('download.title')}</DialogTitle>
          <DialogContent>
            {result && <WhatIsShown result={result} />}
            {result && <WholePage result={result} search={search} />}
            {result && <Parts result={result} search={search} />}
            {result && <RawRows result={result} />}
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

/** Names what the files hold: the reader need not remember what was chosen. */
function WhatIsShown({ result }: Pick<Shown, 'result'>) {
  const { t, i18n } = useTranslation();
  const { range, filters, before } = result;
  const chosen = Object.entries(filtersOf(filters)).map(
    ([name, values]) => `${t(`filter.${name}.title`)}: ${values?.map((one) => one || t('filter.notSet')).join(', ')}`,
  );
  const compared = before ? [t('compare.before', { range: formatMonthRange(before.range, i18n.language) })] : [];
  return (
    <p className="quiet" data-testid="download-what">
      {[formatMonthRange(range, i18n.language), ...chosen, ...compared].join(' · ')}
    </p>
  );
}

/** First choice: everything on screen in one file. */
function WholePage({ result, search }: Shown) {
  const { t, i18n } = useTranslation();
  const address = (format: FileFormat) => fileAddress({ result, search, format, language: i18n.language });
  return (
    <p className="download-page">
      <FileButton primary href={address('xlsx')} label={t('download.page')} name="download-page" />
      <FileButton href={address('pdf')} label={t('download.pdf')} icon={<DocumentPdf20Regular />} name="download-pdf" />
    </p>
  );
}

const tables = ['csv', 'tsv', 'xlsx'] as const;
const drawings = ['pdf', 'png', 'svg'] as const;

function Parts({ result, search }: Shown) {
  const { t, i18n } = useTranslation();
  return (
    <ul className="plain-list download-list" aria-label={t('download.parts')}>
      {result.sections.map((section) => {
        const part = partName(result.report, section.id, t);
        return (
          <li key={section.id}>
            <span className="download-part">{part}</span>
            <span className="download-files">
              {[...tables, ...drawings].map((format) => (
                <a
                  key={format}
                  className="link"
                  href={fileAddress({ result, search, format, section: section.id, language: i18n.language })}
                  download
                  aria-label={t('download.of', { part, format: t(`download.as.${format}`) })}
                >
                  {t(`download.as.${format}`)}
                </a>
              ))}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** The rows that the page is counted from, unfiltered. */
function RawRows({ result }: Pick<Shown, 'result'>) {
  const { t } = useTranslation();
  const documented = layoutOf(result.report)?.rawDataset;
  const dataset = rawDatasetOf(result, documented);
  if (dataset === undefined) return null;
  return (
    <p className="download-raw">
      <span>{t('page.rawAbout', { dataset })} </span>
      {rawFormats.map((format) => (
        <a key={format} className="link remark-link" href={rawAddress(result, dataset, format)} download>
          {t(`page.raw-${format}`, { dataset })}
        </a>
      ))}
      <RawLink result={result} dataset={dataset} />
    </p>
  );
}

/** A section that shares its card is named with its tab. */
export function partName(report: string, section: string, t: TFunction): string {
  const title = t(`section.${report}.${section}.title`, { defaultValue: section });
  const tab = tabOf(layoutOf(report), section);
  return tab ? `${title}: ${t(`tab.${tab.id}`)}` : title;
}
