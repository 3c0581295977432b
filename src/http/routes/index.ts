import type { Route } from '../route.ts';
import { annotationAddRoute } from './annotation-add.ts';
import { annotationChangeRoute } from './annotation-change.ts';
import { annotationListRoute } from './annotation-list.ts';
import { annotationRemoveRoute } from './annotation-remove.ts';
import { annotationRestoreRoute } from './annotation-restore.ts';
import { customerAdoptionRoute } from './customer-adoption.ts';
import { customersRoute } from './customers.ts';
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
import { learnerRoute } from './learner.ts';
import { readyRoute } from './ready.ts';
import { reportRoute } from './report.ts';
import { reportFiltersRoute } from './report-filters.ts';
import { reportListRoute } from './report-list.ts';
import { reportPageRoute } from './report-page.ts';
import { reportSectionRoute } from './report-section.ts';
import { sectionRowsRoute } from './section-rows.ts';
import { sectionRowsFileRoute } from './section-rows-file.ts';
import { supportLoadPutRoute } from './support-load-put.ts';
import { supportLoadReadRoute } from './support-load-read.ts';
import { tenantsRoute } from './tenants.ts';
import { viewAddRoute } from './view-add.ts';
import { viewChangeRoute } from './view-change.ts';
import { viewListRoute } from './view-list.ts';
import { viewRemoveRoute } from './view-remove.ts';
import { viewRestoreRoute } from './view-restore.ts';

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
  learnerRoute,
  sectionRowsRoute,
  sectionRowsFileRoute,
  customersRoute,
  customerAdoptionRoute,
  importStartRoute,
  importListRoute,
  importStatusRoute,
  importCancelRoute,
  importUndoRoute,
  importRejectsRoute,
  feedbackGiveRoute,
  feedbackListRoute,
  annotationListRoute,
  annotationAddRoute,
  annotationChangeRoute,
  annotationRemoveRoute,
  annotationRestoreRoute,
  viewListRoute,
  viewAddRoute,
  viewChangeRoute,
  viewRemoveRoute,
  viewRestoreRoute,
  supportLoadReadRoute,
  supportLoadPutRoute,
];
