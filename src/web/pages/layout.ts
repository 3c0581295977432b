import type { ReportResult } from '#contract/report.ts';
import { customersLayout } from './customers-layout.ts';

/** A tab of a card: the name it has in the address and in the texts (`tab.<id>`), and the section it shows. */
export interface LayoutTab {
  readonly id: string;
  readonly section: string;
}

/** One place of the 12-column grid; `span` is its width in columns on a wide page. */
export type Slot =
  /** Figures in large type, in rows of their own inside the place. */
  | { readonly kind: 'kpis'; readonly span: number; readonly sections: readonly string[] }
  | { readonly kind: 'section'; readonly span: number; readonly section: string; readonly tall?: boolean }
  /** Sections that share a card; `param` is the address parameter that holds the chosen tab. */
  | { readonly kind: 'tabs'; readonly span: number; readonly param: string; readonly tabs: readonly LayoutTab[] }
  /** A first chart whose choice fills the second; `param` is the address parameter that holds the choice. */
  | {
      readonly kind: 'donuts';
      readonly span: number;
      readonly param: string;
      readonly master: string;
      readonly detail: string;
    };

/** Where the sections of a report stand, in reading order. */
export interface PageLayout {
  readonly report: string;
  /** The dataset whose raw data belong to the page (CO-8). */
  readonly rawDataset: string;
  readonly slots: readonly Slot[];
}

const layouts: readonly PageLayout[] = [customersLayout];

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
    .flatMap((slot) => (slot.kind === 'tabs' ? slot.tabs : []))
    .find((tab) => tab.section === section);
}
