import type { ReportResult } from '#contract/report.ts';
import { adoptionLayout } from './adoption-layout.ts';
import { customersLayout } from './customers-layout.ts';
import { dynamicsLayout } from './dynamics-layout.ts';
import { learnLayout } from './learn-layout.ts';
import type { LayoutTab, PageLayout } from './page-layout.ts';

const layouts: readonly PageLayout[] = [customersLayout, dynamicsLayout, learnLayout, adoptionLayout];

/** The layout written for a report; undefined where none is. */
export function layoutOf(report: string): PageLayout | undefined {
  return layouts.find((layout) => layout.report === report);
}

/** A plain layout for a report that has none of its own: figures first, then every section in the order it came. */
export function plainLayout(result: ReportResult): PageLayout {
  const figures = result.sections.filter(({ chart }) => chart === 'kpi').map(({ id }) => id);
  const others = result.sections.filter(({ chart }) => chart !== 'kpi');
  return {
    report: result.report,
    rawDataset: result.asOf[0]?.dataset ?? '',
    slots: [
      ...(figures.length > 0 ? [{ kind: 'kpis' as const, span: 12, sections: figures }] : []),
      ...others.map(({ id, chart }) => ({
        kind: 'section' as const,
        section: id,
        span: chart === 'donut' || chart === 'bars' ? 6 : 12,
      })),
    ],
  };
}

/** The tab of every section that shares a card, by section. */
export function tabOf(layout: PageLayout | undefined, section: string): LayoutTab | undefined {
  return layout?.slots
    .flatMap((slot) => {
      if (slot.kind === 'tabs') return slot.tabs;
      return slot.kind === 'decks'
        ? slot.decks.flatMap(({ id, sections }) => sections.map((one) => ({ id, section: one })))
        : [];
    })
    .find((tab) => tab.section === section);
}
