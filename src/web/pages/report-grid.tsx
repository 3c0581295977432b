import { Tab, TabList } from '@fluentui/react-components';
import { CatchBoundary } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportResult, ResultSection } from '#contract/report.ts';
import { Panel } from '../adoption/panel.tsx';
import { ChartCard } from '../charts/chart-card.tsx';
import { ProductDonuts } from '../charts/product-donuts.tsx';
import { DrillPlace } from '../drill/drill.tsx';
import { apiSearch, oneOf, type ReportSearch } from '../filters/search.ts';
import { useChangeSearch } from '../shell/use-tenant.ts';
import { BrokenCard } from './error-box.tsx';
import { Faq } from './faq.tsx';
import type { PageLayout, Slot } from './page-layout.ts';
import { slotClass, slotKey, slotStyle } from './slot.ts';

interface GridProps {
  readonly layout: PageLayout;
  readonly result: ReportResult;
  readonly search: ReportSearch;
}

/** The cards of a page where its layout puts them; a section the server left out leaves no hole. */
export function ReportGrid({ layout, result, search }: GridProps) {
  useHash();
  const sections = new Map(result.sections.map((section) => [section.id, section]));
  return (
    <DrillPlace result={result}>
      <div className="page-grid appear">
        {layout.slots.map((slot) => {
          const content = <SlotContent {...{ slot, layout, sections, result, search }} />;
          if (!isThere(slot, sections)) return null;
          return (
            <div key={slotKey(slot)} className={slotClass(slot)} style={slotStyle(slot)}>
              <Guard>{content}</Guard>
            </div>
          );
        })}
      </div>
    </DrillPlace>
  );
}

interface SlotProps {
  readonly layout: PageLayout;
  readonly sections: ReadonlyMap<string, ResultSection>;
  readonly result: ReportResult;
  readonly search: ReportSearch;
}

function SlotContent({ slot, ...rest }: SlotProps & { slot: Slot }): ReactNode {
  switch (slot.kind) {
    case 'kpis':
      return slot.sections.map((id) => (
        <Guard key={id}>
          <Card id={id} {...rest} />
        </Guard>
      ));
    case 'section':
      return <Card id={slot.section} {...rest} />;
    case 'tabs':
      return <TabbedCard slot={slot} {...rest} />;
    case 'donuts':
      return <MasterDetail slot={slot} {...rest} />;
    case 'decks':
      return <Decks slot={slot} {...rest} />;
    case 'faq':
      return <Faq report={rest.result.report} questions={slot.questions} />;
    case 'panel':
      return <Panel panel={slot.panel} section={rest.sections.get(slot.section ?? '')} {...rest} />;
  }
}

function Card({ id, layout, sections, result, search }: SlotProps & { id: string }) {
  const section = sections.get(id);
  if (!section) return null;
  return (
    <ChartCard
      reportId={result.report}
      section={section}
      result={result}
      search={apiSearch(search, result.tenant)}
      table={layout.tables?.[id]}
    />
  );
}

/** Tabs over several cards; the chosen one is in the address. */
function Decks({ slot, ...rest }: SlotProps & { slot: Extract<Slot, { kind: 'decks' }> }) {
  const { t } = useTranslation();
  const change = useChangeSearch();
  const { search, sections, result } = rest;
  const decks = slot.decks.filter((deck) => deck.sections.some((id) => sections.has(id)));
  const active = decks.find(({ id }) => id === oneOf(search[slot.param])) ?? decks[0];
  if (!active) return null;
  return (
    <>
      <header className="deck-head">
        <h2 className="deck-title">{t(`deck.${result.report}.${slot.param}`)}</h2>
        <TabList
          size="small"
          selectedValue={active.id}
          onTabSelect={(_, { value }) =>
            change({ ...search, [slot.param]: value === decks[0]?.id ? undefined : String(value) })
          }
        >
          {decks.map(({ id }) => (
            <Tab key={id} value={id} data-testid={`tab-${id}`}>
              {t(`tab.${id}`)}
            </Tab>
          ))}
        </TabList>
      </header>
      <div className="deck">
        {active.sections.map((id) => (
          <Guard key={id}>
            <Card id={id} {...rest} />
          </Guard>
        ))}
      </div>
    </>
  );
}

/** The chosen tab is in the address, so that a link opens the page as it was seen. */
function TabbedCard({ slot, layout, sections, result, search }: SlotProps & { slot: Extract<Slot, { kind: 'tabs' }> }) {
  const { t } = useTranslation();
  const change = useChangeSearch();
  const tabs = slot.tabs.filter(({ section }) => sections.has(section));
  const active = tabs.find(({ id }) => id === oneOf(search[slot.param])) ?? tabs[0];
  const section = active && sections.get(active.section);
  if (!section) return null;
  return (
    // No key of its own per tab: the focus stays on the tab that was chosen by keyboard.
    <ChartCard
      reportId={result.report}
      section={section}
      result={result}
      search={apiSearch(search, result.tenant)}
      tabs={tabs.map(({ id }) => ({ id, label: t(`tab.${id}`) }))}
      activeTab={active.id}
      onTab={(id) => change({ ...search, [slot.param]: id === tabs[0]?.id ? undefined : id })}
      table={layout.tables?.[section.id]}
    />
  );
}

function MasterDetail({ slot, sections, result, search }: SlotProps & { slot: Extract<Slot, { kind: 'donuts' }> }) {
  const change = useChangeSearch();
  const products = sections.get(slot.master);
  const skus = sections.get(slot.detail);
  if (!products || !skus) return null;
  return (
    <ProductDonuts
      products={products}
      skus={skus}
      result={result}
      reportId={result.report}
      search={apiSearch(search, result.tenant)}
      selected={oneOf(search[slot.param])}
      onSelect={(product) => change({ ...search, [slot.param]: product })}
    />
  );
}

/** One card that cannot be drawn does not take the page with it. */
function Guard({ children }: { children: ReactNode }) {
  return (
    <CatchBoundary getResetKey={() => location.href} errorComponent={BrokenCard}>
      {children}
    </CatchBoundary>
  );
}

function isThere(slot: Slot, sections: ReadonlyMap<string, ResultSection>): boolean {
  switch (slot.kind) {
    case 'kpis':
      return slot.sections.some((id) => sections.has(id));
    case 'section':
      return sections.has(slot.section);
    case 'tabs':
      return slot.tabs.some(({ section }) => sections.has(section));
    case 'donuts':
      return sections.has(slot.master) && sections.has(slot.detail);
    case 'decks':
      return slot.decks.some((deck) => deck.sections.some((id) => sections.has(id)));
    case 'faq':
      return true;
    case 'panel':
      return slot.section === undefined || sections.has(slot.section);
  }
}

/** A link to one card scrolls there once the cards are drawn. */
function useHash(): void {
  useEffect(() => {
    const id = decodeURIComponent(location.hash.slice(1));
    if (id) document.getElementById(id)?.scrollIntoView();
  }, []);
}
