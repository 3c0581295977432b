import type { Route } from '../route.ts';
import { datasetRowsRoute } from './dataset-rows.ts';
import { datasetsRoute } from './datasets.ts';
import { feedbackGiveRoute } from './feedback-give.ts';
import { feedbackListRoute } from './feedback-list.ts';
import { healthRoute } from './health.ts';
import { importCancelRoute } from './import-cancel.ts';
import { importListRoute } from './import-list.ts';
import { importRejectsRoute } from './import-rejects.ts';
import { importStartRoute } from './import-start.ts';
import { importStatusRoute } from './import-status.ts';
import { importUndoRoute } from './import-undo.ts';
import { readyRoute } from './ready.ts';
import { reportRoute } from './report.ts';
import { reportFiltersRoute } from './report-filters.ts';
import { reportListRoute } from './report-list.ts';
import { reportPageRoute } from './report-page.ts';
import { reportSectionRoute } from './report-section.ts';
import { tenantsRoute } from './tenants.ts';

/** The reviewed list of addresses. */
export const routes: readonly Route[] = [
  healthRoute,
  readyRoute,
  tenantsRoute,
  datasetsRoute,
  datasetRowsRoute,
  reportListRoute,
  reportRoute,
  reportPageRoute,
  reportFiltersRoute,
  reportSectionRoute,
  importStartRoute,
  importListRoute,
  importStatusRoute,
  importCancelRoute,
  importUndoRoute,
  importRejectsRoute,
  feedbackGiveRoute,
  feedbackListRoute,
];
