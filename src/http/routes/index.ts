import type { Route } from '../route.ts';
import { adminsRoute } from './admins.ts';
import { annotationAddRoute } from './annotation-add.ts';
import { annotationChangeRoute } from './annotation-change.ts';
import { annotationListRoute } from './annotation-list.ts';
import { annotationRemoveRoute } from './annotation-remove.ts';
import { annotationRestoreRoute } from './annotation-restore.ts';
import { applicationAddRoute } from './application-add.ts';
import { applicationEndRoute } from './application-end.ts';
import { applicationListRoute } from './application-list.ts';
import { auditFileRoute } from './audit-file.ts';
import { auditListRoute } from './audit-list.ts';
import { customerAdoptionRoute } from './customer-adoption.ts';
import { customersRoute } from './customers.ts';
import { datasetRowsRoute } from './dataset-rows.ts';
import { datasetsRoute } from './datasets.ts';
import { downloadCancelRoute } from './download-cancel.ts';
import { downloadChangeRoute } from './download-change.ts';
import { downloadFileRoute } from './download-file.ts';
import { downloadListRoute } from './download-list.ts';
import { downloadMakeRoute } from './download-make.ts';
import { downloadPauseRoute } from './download-pause.ts';
import { downloadPreviewRoute } from './download-preview.ts';
import { downloadReadRoute } from './download-read.ts';
import { downloadRemoveRoute } from './download-remove.ts';
import { downloadRestoreRoute } from './download-restore.ts';
import { downloadResumeRoute } from './download-resume.ts';
import { downloadRunRoute } from './download-run.ts';
import { downloadSourcesRoute } from './download-sources.ts';
import { downloadTemplateAddRoute } from './download-template-add.ts';
import { downloadTemplateChangeRoute } from './download-template-change.ts';
import { downloadTemplateFavouriteRoute } from './download-template-favourite.ts';
import { downloadTemplateListRoute } from './download-template-list.ts';
import { downloadTemplateRemoveRoute } from './download-template-remove.ts';
import { downloadTemplateRestoreRoute } from './download-template-restore.ts';
import { downloadValuesRoute } from './download-values.ts';
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
import { sendingAlertAddRoute } from './sending-alert-add.ts';
import { sendingFileRoute } from './sending-file.ts';
import { sendingListRoute } from './sending-list.ts';
import { sendingLogRoute } from './sending-log.ts';
import { sendingPageAddRoute } from './sending-page-add.ts';
import { sendingPauseRoute } from './sending-pause.ts';
import { sendingRemoveRoute } from './sending-remove.ts';
import { sendingReplayRoute } from './sending-replay.ts';
import { sendingRestoreRoute } from './sending-restore.ts';
import { sendingResumeRoute } from './sending-resume.ts';
import { sendingRunRoute } from './sending-run.ts';
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
  downloadSourcesRoute,
  downloadPreviewRoute,
  downloadValuesRoute,
  downloadListRoute,
  downloadMakeRoute,
  downloadReadRoute,
  downloadChangeRoute,
  downloadRemoveRoute,
  downloadRestoreRoute,
  downloadRunRoute,
  downloadPauseRoute,
  downloadResumeRoute,
  downloadCancelRoute,
  downloadTemplateListRoute,
  downloadTemplateAddRoute,
  downloadTemplateChangeRoute,
  downloadTemplateRemoveRoute,
  downloadTemplateRestoreRoute,
  downloadTemplateFavouriteRoute,
  downloadFileRoute,
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
  sendingListRoute,
  sendingPageAddRoute,
  sendingAlertAddRoute,
  sendingPauseRoute,
  sendingResumeRoute,
  sendingRunRoute,
  sendingRemoveRoute,
  sendingRestoreRoute,
  sendingLogRoute,
  sendingReplayRoute,
  sendingFileRoute,
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
  applicationListRoute,
  applicationAddRoute,
  applicationEndRoute,
];
