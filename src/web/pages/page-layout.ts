import type { TableLayout } from '../tables/table-layout.ts';

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
    }
  /** Tabs over several cards that stand side by side; `param` is the address parameter that holds the chosen tab. */
  | { readonly kind: 'decks'; readonly span: number; readonly param: string; readonly decks: readonly LayoutDeck[] }
  /** Questions with their answers, texts `faq.<report>.<id>.question` and `.answer` (LRN-56). */
  | { readonly kind: 'faq'; readonly span: number; readonly questions: readonly string[] }
  /** A part that is no chart; with a section it is there only when the section is. */
  | { readonly kind: 'panel'; readonly span: number; readonly panel: PanelName; readonly section?: string };

export type PanelName = 'adoption-intro' | 'adoption-about' | 'self-support' | 'advice';

/** A tab and the sections it shows. */
export interface LayoutDeck {
  readonly id: string;
  readonly sections: readonly string[];
}

/** Where the sections of a report stand, in reading order. */
export interface PageLayout {
  readonly report: string;
  /** The dataset whose raw data belong to the page (CO-8). */
  readonly rawDataset: string;
  readonly slots: readonly Slot[];
  /** The report has none of the page filters. */
  readonly withoutFilters?: boolean;
  /** What its tables can do, by section. */
  readonly tables?: Readonly<Record<string, TableLayout>>;
}
