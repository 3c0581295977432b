import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ReportResult } from '#contract/report.ts';
import { useMay } from '../people/use-session.ts';

/** From the page of a report to the hub, with its data and months chosen already (DL-5). */
export function RawLink({ result, dataset }: { result: ReportResult; dataset: string }) {
  const { t } = useTranslation();
  const may = useMay();
  const { tenant, range } = result;
  if (!may('downloads.own')) return null;
  return (
    <Link
      to="/downloads/new"
      search={{ tenant, dataset, from: range.from, to: range.to }}
      className="link remark-link"
      data-testid="raw-hub"
    >
      {t('hub.inHub')}
    </Link>
  );
}
