import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatMonthRange, formatNumber } from '#text/format.ts';
import { FileButton } from '../downloads/file-button.tsx';
import type { ReportSearch } from '../filters/search.ts';
import { useChangeSearch, useSearch } from '../shell/use-tenant.ts';
import { LedgerFields } from './ledger-fields.tsx';
import { fileQuestion, type LedgerChoice, ledgerChoice, pageQuestion } from './ledger-search.ts';
import { LedgerTable } from './ledger-table.tsx';
import { competenciesOf } from './levels.ts';
import { Answered, Panel } from './panel.tsx';
import { ledgerQuery, type ProgrammeStatus, programmeAddress, statusQuery } from './programme-api.ts';
import { ProgrammePage } from './programme-page.tsx';
import { usdText } from './words.ts';

/** The invoice lines behind every KPI figure (ENR-61). */
export function LedgerPage() {
  return (
    <ProgrammePage name="ledger" permission="programme.read">
      {(tenant) => <Ledger tenant={tenant} />}
    </ProgrammePage>
  );
}

function Ledger({ tenant }: { tenant: string }) {
  const status = useQuery(statusQuery(tenant));
  return <Answered query={status}>{(data) => <Chosen status={data} tenant={tenant} />}</Answered>;
}

function Chosen({ status, tenant }: { status: ProgrammeStatus; tenant: string }) {
  const { t } = useTranslation();
  const search = useSearch();
  const change = useChangeSearch();
  const choice = ledgerChoice(search, { from: status.kpi.windowFrom, to: status.kpi.windowTo });
  const lines = useQuery(ledgerQuery(tenant, pageQuestion(choice)));
  const competencies = [...competenciesOf(status.levels), ...competenciesOf(lines.data?.lines ?? [])];
  // What is chosen anew begins on its first page.
  const choose = (part: ReportSearch) => change({ ...search, page: undefined, ...part });
  return (
    <Panel
      id="ledger"
      title={t('programme.ledger.lines')}
      tools={
        <FileButton
          href={programmeAddress('/ledger/file', tenant, fileQuestion(choice))}
          label={t('programme.ledger.file')}
          name="ledger-file"
        />
      }
    >
      <LedgerFields
        choice={choice}
        today={status.today}
        competencies={[...new Set(competencies)].sort()}
        onChoose={choose}
      />
      <Answered query={lines}>
        {(data) => (
          <>
            <Sums choice={choice} kpi={data.kpi} revenueUsd={data.revenueUsd} total={data.total} />
            <LedgerTable
              ledger={data}
              page={choice.page}
              onPage={(page) => change({ ...search, page: page === 1 ? undefined : String(page) })}
            />
          </>
        )}
      </Answered>
    </Panel>
  );
}

interface SumsProps {
  readonly choice: LedgerChoice;
  readonly kpi: number;
  readonly revenueUsd: number;
  readonly total: number;
}

function Sums({ choice, kpi, revenueUsd, total }: SumsProps) {
  const { t, i18n } = useTranslation();
  return (
    <p className="ledger-sums" role="status" data-testid="ledger-sums" data-kpi={kpi} data-total={total}>
      {t('programme.ledger.sums', {
        months: formatMonthRange(choice, i18n.language),
        kpi: formatNumber(kpi, i18n.language),
        revenue: usdText(revenueUsd, i18n.language),
        lines: formatNumber(total, i18n.language),
      })}
    </p>
  );
}
