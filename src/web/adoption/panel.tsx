import type { ReportResult, ResultSection } from '#contract/report.ts';
import type { ReportSearch } from '#web/filters/search.ts';
import type { PanelName } from '#web/pages/page-layout.ts';
import { AdoptionAbout } from './about.tsx';
import { AdviceCards } from './advice-cards.tsx';
import { AdoptionIntro } from './intro.tsx';
import { SelfSupport } from './self-support.tsx';
import './adoption.css';

interface PanelProps {
  readonly panel: PanelName;
  readonly section: ResultSection | undefined;
  readonly result: ReportResult;
  readonly search: ReportSearch;
}

/** The parts of the adoption page that are no chart. */
export function Panel({ panel, section, result, search }: PanelProps) {
  switch (panel) {
    case 'adoption-intro':
      return <AdoptionIntro result={result} search={search} />;
    case 'adoption-about':
      return <AdoptionAbout />;
    case 'self-support':
      return <SelfSupport />;
    case 'advice':
      return section ? <AdviceCards section={section} result={result} /> : null;
  }
}
