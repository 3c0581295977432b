import { Lightbulb20Regular, PeopleTeam20Regular, PersonSupport20Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { ReportResult, ResultSection } from '#contract/report.ts';
import { formatNumber } from '#text/format.ts';
import { numberAt, textAt } from '#web/charts/section.ts';
import { type Cell, cellAt } from '#web/drill/cell.ts';
import { FigureButton } from '#web/drill/figure-button.tsx';

interface AdviceProps {
  readonly section: ResultSection;
  readonly result: ReportResult;
}

/** What a partner may do, each scenario with the number of customers it concerns (ADO-40 … ADO-42). */
export function AdviceCards({ section, result }: AdviceProps) {
  const { t } = useTranslation();
  return (
    <section id={section.id} className="card" aria-labelledby="advice-title" data-testid={`section-${section.id}`}>
      <h2 id="advice-title" className="adoption-title">
        {t(`section.${result.report}.${section.id}.title`)}
      </h2>
      <p className="quiet">{t(`section.${result.report}.${section.id}.info`)}</p>
      <ScenarioList
        scenarios={section.rows.map((row) => ({
          scenario: textAt(row, 'scenario'),
          customers: numberAt(row, 'customers'),
          cell: cellAt(section, row, 'customers', ['scenario']),
          consider: textAt(row, 'consider'),
          tryThis: textAt(row, 'tryThis'),
        }))}
      />
    </section>
  );
}

export interface Scenario {
  readonly scenario: string;
  readonly customers?: number | undefined;
  /** Opens the rows of these customers. */
  readonly cell?: Cell | undefined;
  /** In the server's words, for scenarios the texts do not know. */
  readonly consider?: string | undefined;
  readonly tryThis?: string | undefined;
}

/** Scenarios side by side: what may be the matter, and what to try. */
export function ScenarioList({ scenarios }: { scenarios: readonly Scenario[] }) {
  const { t } = useTranslation();
  if (scenarios.length === 0) return <p>{t('advice.none')}</p>;
  return (
    <ul className="plain-list scenarios">
      {scenarios.map((scenario) => (
        <ScenarioCard key={scenario.scenario} {...scenario} />
      ))}
    </ul>
  );
}

const icons: Readonly<Record<string, typeof Lightbulb20Regular>> = {
  'support-load': PersonSupport20Regular,
  training: PeopleTeam20Regular,
};

function ScenarioCard({ scenario, customers, cell, consider, tryThis }: Scenario) {
  const { t, i18n } = useTranslation();
  const count =
    customers !== undefined &&
    t('advice.customers', { count: customers, shown: formatNumber(customers, i18n.language) });
  const Icon = icons[scenario] ?? Lightbulb20Regular;
  return (
    <li className="scenario" data-testid={`scenario-${scenario}`} data-customers={customers}>
      <h3 className="scenario-title">
        <Icon aria-hidden />
        {t(`advice.${scenario}.title`, { defaultValue: scenario })}
      </h3>
      {customers !== undefined && (
        <p className="scenario-count">
          {cell === undefined ? count : <FigureButton cell={cell}>{count}</FigureButton>}
        </p>
      )}
      <p>
        <b>{t('column.consider')}: </b>
        {t(`advice.${scenario}.consider`, { defaultValue: consider ?? '' })}
      </p>
      <p>
        <b>{t('column.tryThis')}: </b>
        {t(`advice.${scenario}.tryThis`, { defaultValue: tryThis ?? '' })}
      </p>
    </li>
  );
}
