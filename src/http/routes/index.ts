import type { Route } from '../route.ts';
import { adminsRoute } from './admins.ts';
import { annotationAddRoute } from './annotation-add.ts';
import { annotationChangeRoute } from './annotation-change.ts';
import { annotationListRoute } from './annotation-list.ts';
import { annotationRemoveRoute } from './annotation-remove.ts';
import { annotationRestoreRoute } from './annotation-restore.ts';
import { auditFileRoute } from './audit-file.ts';
import { auditListRoute } from './audit-list.ts';
import { customerAdoptionRoute } from './customer-adoption.ts';
import { customersRoute } from './customers.ts';
import { datasetRowsRoute } from './dataset-rows.ts';
import { datasetsRoute } from './datasets.ts';
import { feedbackGiveRoute } from './feedback-give.ts';
import { feedbackListRoute } from './feedback-list.ts';
import { healthRoute } from './health.ts';
import { houseAccountDisableRoute } from './house-account-disable.ts';
import { houseAccountEnableRoute } from './house-account-enable.ts';
import { houseAccountRecoverRoute } from './house-account-recover.ts';
import { houseAccountsRoute } from './house-accounts.ts';
import { houseOperatorAddRoute } from './house-operator-add.ts';
import { houseTenantAddRoute } from './house-tenant-add.ts';
import { houseTenantRenameRoute } from './house-tenant-rename.ts';
import { houseTenantsRoute } from './house-tenants.ts';
import { houseTokenMakeRoute } from './house-token-make.ts';
import { importCancelRoute } from './import-cancel.ts';
import { importListRoute } from './import-list.ts';
import { importRejectsRoute } from './import-rejects.ts';
import { importStartRoute } from './import-start.ts';
import { importStatusRoute } from './import-status.ts';
import { importUndoRoute } from './import-undo.ts';
import { invitationAcceptRoute } from './invitation-accept.ts';
import { invitationCheckRoute } from './invitation-check.ts';
import { learnerRoute } from './learner.ts';
import { learningCountsRoute } from './learning-counts.ts';
import { learningLinkRoute } from './learning-link.ts';
import { learningOwnRoute } from './learning-own.ts';
import { learningUnlinkRoute } from './learning-unlink.ts';
import { locationsRoute } from './locations.ts';
import { ownSessionEndRoute } from './own-session-end.ts';
import { ownSessionsRoute } from './own-sessions.ts';
import { ownSessionsEndRoute } from './own-sessions-end.ts';
import { ownTokenEndRoute } from './own-token-end.ts';
import { ownTokenMakeRoute } from './own-token-make.ts';
import { ownTokensRoute } from './own-tokens.ts';
import { passwordChangeRoute } from './password-change.ts';
import { peopleListRoute } from './people-list.ts';
import { personAddRoute } from './person-add.ts';
import { personDisableRoute } from './person-disable.ts';
import { personEnableRoute } from './person-enable.ts';
import { personGrantsRoute } from './person-grants.ts';
import { personPasswordRoute } from './person-password.ts';
import { personRemoveRoute } from './person-remove.ts';
import { personSignOutRoute } from './person-sign-out.ts';
import { profileChangeRoute } from './profile-change.ts';
import { readyRoute } from './ready.ts';
import { reportRoute } from './report.ts';
import { reportFiltersRoute } from './report-filters.ts';
import { reportListRoute } from './report-list.ts';
import { reportPageRoute } from './report-page.ts';
import { reportSectionRoute } from './report-section.ts';
import { secondFactorOffRoute } from './second-factor-off.ts';
import { secondFactorOnRoute } from './second-factor-on.ts';
import { secondFactorProposeRoute } from './second-factor-propose.ts';
import { sectionRowsRoute } from './section-rows.ts';
import { sectionRowsFileRoute } from './section-rows-file.ts';
import { sessionEndRoute } from './session-end.ts';
import { sessionReadRoute } from './session-read.ts';
import { sessionStartRoute } from './session-start.ts';
import { setUpCheckRoute } from './set-up-check.ts';
import { setUpFinishRoute } from './set-up-finish.ts';
import { setUpLinkRoute } from './set-up-link.ts';
import { signInReturnRoute } from './sign-in-return.ts';
import { signInStartRoute } from './sign-in-start.ts';
import { supportLoadPutRoute } from './support-load-put.ts';
import { supportLoadReadRoute } from './support-load-read.ts';
import { tenantSettingsPutRoute } from './tenant-settings-put.ts';
import { tenantSettingsReadRoute } from './tenant-settings-read.ts';
import { tenantsRoute } from './tenants.ts';
import { viewAddRoute } from './view-add.ts';
import { viewAsEndRoute } from './view-as-end.ts';
import { viewAsStartRoute } from './view-as-start.ts';
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
  sessionReadRoute,
  sessionStartRoute,
  sessionEndRoute,
  setUpCheckRoute,
  setUpFinishRoute,
  setUpLinkRoute,
  invitationCheckRoute,
  invitationAcceptRoute,
  viewAsStartRoute,
  viewAsEndRoute,
  profileChangeRoute,
  passwordChangeRoute,
  ownSessionsRoute,
  ownSessionEndRoute,
  ownSessionsEndRoute,
  secondFactorProposeRoute,
  secondFactorOnRoute,
  secondFactorOffRoute,
  ownTokensRoute,
  ownTokenMakeRoute,
  ownTokenEndRoute,
  houseAccountsRoute,
  houseOperatorAddRoute,
  houseAccountDisableRoute,
  houseAccountEnableRoute,
  houseAccountRecoverRoute,
  houseTokenMakeRoute,
  peopleListRoute,
  personAddRoute,
  personGrantsRoute,
  personDisableRoute,
  personEnableRoute,
  personPasswordRoute,
  personSignOutRoute,
  personRemoveRoute,
  adminsRoute,
  locationsRoute,
  houseTenantsRoute,
  houseTenantAddRoute,
  houseTenantRenameRoute,
  auditListRoute,
  auditFileRoute,
  signInStartRoute,
  signInReturnRoute,
  learningOwnRoute,
  learningLinkRoute,
  learningUnlinkRoute,
  learningCountsRoute,
  tenantSettingsReadRoute,
  tenantSettingsPutRoute,
];
