import { Tab, TabList } from '@fluentui/react-components';
import { type ReactNode, useId, useState } from 'react';
import type { ReportResult, ResultSection } from '#contract/report.ts';
import { formatMonth } from '#text/format.ts';
import type { ReportSearch } from '#web/filters/search.ts';
import { DataTable } from '#web/tables/data-table.tsx';
import { EmptyChart } from './empty-chart.tsx';
import { FrameMenu } from './frame-menu.tsx';
import { InfoButton } from './info-button.tsx';
import type { Picture } from './picture.ts';
import { freshnessOf, hasFigures, hasMonths } from './section.ts';
import { summarise } from './summary.ts';
import { useWords } from './words.ts';
import './charts.css';
import './legend.css';

export interface ChartTab {
  readonly id: string;
  readonly label: string;
}

/** What every card gets from its page. */
export interface CardProps {
  readonly reportId: string;
  readonly section: ResultSection;
  readonly result: ReportResult;
  readonly search: ReportSearch;
  /** In place of the section's own title, for example of a group of tabs. */
  readonly title?: string | undefined;
  readonly tabs?: readonly ChartTab[] | undefined;
  readonly activeTab?: string | undefined;
  readonly onTab?: ((id: string) => void) | undefined;
}

interface FrameProps extends CardProps {
  /** A small card without the line of freshness; the info button still has it. */
  readonly compact?: boolean;
  /** The card is a table already and needs no other one. */
  readonly tabular?: boolean;
  /** The drawing as a picture to save; undefined while there is none. */
  readonly picture?: () => Picture | undefined;
  readonly children: ReactNode;
}

/** The frame of every chart (STYLE 16): title, info, freshness, tabs, menu, table, words, notes and an empty state. */
export function ChartFrame(props: FrameProps) {
  const { reportId, section, result, search, compact = false, tabular = false, picture, children } = props;
  const words = useWords();
  const { t } = words;
  const [asTable, setAsTable] = useState(false);
  const heading = useId();
  const title = props.title ?? t(`section.${reportId}.${section.id}.title`, { defaultValue: section.id });
  const empty = tabular ? isBare(props) : !hasFigures(section) && section.headline?.value == null;
  return (
    <section
      id={section.id}
      className={compact ? 'chart-card chart-card-compact' : 'chart-card'}
      aria-labelledby={heading}
      data-testid={`section-${section.id}`}
    >
      <header className="chart-head">
        <h2 id={heading} className="chart-title">
          {title}
        </h2>
        <InfoButton reportId={reportId} section={section} result={result} title={title} />
        <span className="chart-head-space" />
        <FrameMenu
          place={{ reportId, sectionId: section.id, result, search }}
          section={section}
          tabular={tabular}
          title={title}
          asTable={asTable}
          onAsTable={setAsTable}
          picture={asTable || empty ? undefined : picture}
        />
      </header>
      <p className="visually-hidden">{summarise(section, words)}</p>
      <Tabs {...props} heading={heading} />
      <div className="chart-body">
        {empty && <EmptyChart result={result} />}
        {!empty && asTable && (
          <div data-testid={`table-${section.id}`}>
            <DataTable section={section} caption={title} />
          </div>
        )}
        {!empty && !asTable && children}
      </div>
      {!compact && <Remarks section={section} result={result} timed={!empty && hasMonths(section)} />}
    </section>
  );
}

/** A table of names without figures is no empty table, and neither is one that a search left nothing of. */
function isBare({ section, search }: Pick<CardProps, 'section' | 'search'>): boolean {
  return section.rows.length === 0 && search.search === undefined;
}

function Tabs({ tabs, activeTab, onTab, heading }: CardProps & { heading: string }) {
  if (!tabs || tabs.length === 0) return null;
  return (
    <div className="chart-tabs">
      <TabList
        size="small"
        aria-labelledby={heading}
        selectedValue={activeTab ?? tabs[0]?.id}
        onTabSelect={(_, { value }) => onTab?.(String(value))}
      >
        {tabs.map(({ id, label }) => (
          <Tab key={id} value={id} data-testid={`tab-${id}`}>
            {label}
          </Tab>
        ))}
      </TabList>
    </div>
  );
}

/** Under the chart: what the reader must know to trust it, and how fresh it is (CO-13, CUS-83, X-41, X-46). */
function Remarks({ section, result, timed }: Pick<CardProps, 'section' | 'result'> & { timed: boolean }) {
  const { t, language } = useWords();
  const { month } = freshnessOf(result);
  const names = (months: readonly string[]) => months.map((one) => formatMonth(one, language)).join(', ');
  const partial = timed ? result.completeness.partial : [];
  const missing = timed ? missingMonths(section, result) : [];
  return (
    <footer className="chart-remarks">
      {section.note && <p>{t(`note.${section.note}`, { defaultValue: section.note })}</p>}
      {missing.length > 0 && <p>{t('chart.missingMonths', { months: names(missing) })}</p>}
      {partial.length > 0 && <p>{t('chart.partialMonths', { months: names(partial) })}</p>}
      {month && <p className="chart-freshness">{t('chart.dataTo', { month: formatMonth(month, language) })}</p>}
    </footer>
  );
}

/** Months some dataset lacks and for which this section has nothing to show. */
function missingMonths(section: ResultSection, result: ReportResult): string[] {
  const shown = new Set(
    section.rows.filter((row) => Object.values(row).some((cell) => typeof cell === 'number')).map(({ month }) => month),
  );
  const lacking = new Set(result.completeness.missing.flatMap(({ months }) => months));
  return [...lacking].filter((month) => !shown.has(month)).sort();
}
