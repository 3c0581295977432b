import { useTranslation } from 'react-i18next';
import type { ReportResult } from '#contract/report.ts';
import { FilterButton } from '../filters/filter-button.tsx';
import { RangePicker } from '../filters/range-picker.tsx';
import type { ReportSearch } from '../filters/search.ts';
import { CompareButton } from './compare-button.tsx';
import { DownloadButton, partName } from './download-button.tsx';
import { layoutOf } from './layout.ts';
import { ShareButton } from './share-button.tsx';

interface PageHeadProps {
  readonly report: string;
  readonly search: ReportSearch;
  readonly result: ReportResult | undefined;
}

/** What the page is, and the tools over all of it: months, filters, link, files. */
export function PageHead({ report, search, result }: PageHeadProps) {
  const { t } = useTranslation();
  const sections = result?.sections.map(({ id }) => ({ id, title: partName(report, id, t) })) ?? [];
  return (
    <header className="page-head">
      <div className="page-words">
        <h1 className="page-title">{t(`report.${report}.title`, { defaultValue: report })}</h1>
        <p className="page-sentence">{t(`report.${report}.sentence`, { defaultValue: '' })}</p>
      </div>
      <div className="page-tools no-print">
        <RangePicker report={report} search={search} shown={result?.range} />
        <CompareButton search={search} />
        {layoutOf(report)?.withoutFilters !== true && <FilterButton report={report} search={search} />}
        <ShareButton report={report} search={search} sections={sections} />
        <DownloadButton result={result} search={search} />
      </div>
    </header>
  );
}
