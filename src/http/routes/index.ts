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
import { houseJobsRoute } from './house-jobs.ts';
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
import { programmeAttachmentAddRoute } from './programme-attachment-add.ts';
import { programmeAttachmentFileRoute } from './programme-attachment-file.ts';
import { programmeBatchFileRoute } from './programme-batch-file.ts';
import { programmeBatchListRoute } from './programme-batch-list.ts';
import { programmeBatchSendRoute } from './programme-batch-send.ts';
import { programmeCalendarRoute } from './programme-calendar.ts';
import { programmeCalendarAddressRoute } from './programme-calendar-address.ts';
import { programmeCaseAddRoute } from './programme-case-add.ts';
import { programmeCaseAnswerRoute } from './programme-case-answer.ts';
import { programmeCaseListRoute } from './programme-case-list.ts';
import { programmeClaimAddRoute } from './programme-claim-add.ts';
import { programmeClaimDecideRoute } from './programme-claim-decide.ts';
import { programmeClaimListRoute } from './programme-claim-list.ts';
import { programmeCommitmentAddRoute } from './programme-commitment-add.ts';
import { programmeCommitmentListRoute } from './programme-commitment-list.ts';
import { programmeDecisionReplayRoute } from './programme-decision-replay.ts';
import { programmeDirectoryRoute } from './programme-directory.ts';
import { programmeEditionCheckRoute } from './programme-edition-check.ts';
import { programmeEditionHistoryRoute } from './programme-edition-history.ts';
import { programmeEditionListRoute } from './programme-edition-list.ts';
import { programmeEditionWriteRoute } from './programme-edition-write.ts';
import { programmeEnrolmentListRoute } from './programme-enrolment-list.ts';
import { programmeFeedRoute } from './programme-feed.ts';
import { programmeForecastRoute } from './programme-forecast.ts';
import { programmeHistoryRoute } from './programme-history.ts';
import { programmeLedgerRoute } from './programme-ledger.ts';
import { programmeLedgerFileRoute } from './programme-ledger-file.ts';
import { programmeListingAddRoute } from './programme-listing-add.ts';
import { programmeListingDecideRoute } from './programme-listing-decide.ts';
import { programmeListingLeaveRoute } from './programme-listing-leave.ts';
import { programmeListingListRoute } from './programme-listing-list.ts';
import { programmeOffersRoute } from './programme-offers.ts';
import { programmeOpenOrdersRoute } from './programme-open-orders.ts';
import { programmeOrderAddRoute } from './programme-order-add.ts';
import { programmeOrderCancelRoute } from './programme-order-cancel.ts';
import { programmeOrderInvoiceRoute } from './programme-order-invoice.ts';
import { programmeOrderPaymentRoute } from './programme-order-payment.ts';
import { programmeOrderProofRoute } from './programme-order-proof.ts';
import { programmeOrderRefundRoute } from './programme-order-refund.ts';
import { programmeOrderSettleRoute } from './programme-order-settle.ts';
import { programmePackOrderAddRoute } from './programme-pack-order-add.ts';
import { programmePartnersRoute } from './programme-partners.ts';
import { programmePaymentNotifyRoute } from './programme-payment-notify.ts';
import { programmeProfileCheckRoute } from './programme-profile-check.ts';
import { programmeProfileReadRoute } from './programme-profile-read.ts';
import { programmeProfileWriteRoute } from './programme-profile-write.ts';
import { programmeRequirementsImportRoute } from './programme-requirements-import.ts';
import { programmeSimulationRoute } from './programme-simulation.ts';
import { programmeStatusRoute } from './programme-status.ts';
import { programmeSurveyListRoute } from './programme-survey-list.ts';
import { programmeSurveyWriteRoute } from './programme-survey-write.ts';
import { programmeTrackRoute } from './programme-track.ts';
import { programmeTrainerConfirmRoute } from './programme-trainer-confirm.ts';
import { programmeTrainerEndRoute } from './programme-trainer-end.ts';
import { programmeTrainerListRoute } from './programme-trainer-list.ts';
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
import { sendingAlertChangeRoute } from './sending-alert-change.ts';
import { sendingFileRoute } from './sending-file.ts';
import { sendingListRoute } from './sending-list.ts';
import { sendingLogRoute } from './sending-log.ts';
import { sendingPageAddRoute } from './sending-page-add.ts';
import { sendingPageChangeRoute } from './sending-page-change.ts';
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
  sendingPageChangeRoute,
  sendingAlertChangeRoute,
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
  houseJobsRoute,
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
  programmeStatusRoute,
  programmeSimulationRoute,
  programmeForecastRoute,
  programmeLedgerRoute,
  programmeLedgerFileRoute,
  programmeTrainerListRoute,
  programmeEditionListRoute,
  programmeEditionHistoryRoute,
  programmeEditionCheckRoute,
  programmeEditionWriteRoute,
  programmeRequirementsImportRoute,
  programmeProfileReadRoute,
  programmeProfileWriteRoute,
  programmeProfileCheckRoute,
  programmeTrainerConfirmRoute,
  programmeTrainerEndRoute,
  programmeSurveyListRoute,
  programmeSurveyWriteRoute,
  programmeHistoryRoute,
  programmeDecisionReplayRoute,
  programmePartnersRoute,
  programmeAttachmentAddRoute,
  programmeAttachmentFileRoute,
  programmeClaimAddRoute,
  programmeClaimListRoute,
  programmeClaimDecideRoute,
  programmeListingAddRoute,
  programmeListingListRoute,
  programmeListingDecideRoute,
  programmeListingLeaveRoute,
  programmeBatchListRoute,
  programmeBatchSendRoute,
  programmeBatchFileRoute,
  programmeDirectoryRoute,
  programmeCalendarRoute,
  programmeCalendarAddressRoute,
  programmeCaseAddRoute,
  programmeCaseAnswerRoute,
  programmeCaseListRoute,
  programmeCommitmentAddRoute,
  programmeCommitmentListRoute,
  programmeEnrolmentListRoute,
  programmeFeedRoute,
  programmeOffersRoute,
  programmeOpenOrdersRoute,
  programmeOrderAddRoute,
  programmeOrderCancelRoute,
  programmeOrderInvoiceRoute,
  programmeOrderPaymentRoute,
  programmeOrderProofRoute,
  programmeOrderRefundRoute,
  programmeOrderSettleRoute,
  programmePackOrderAddRoute,
  programmePaymentNotifyRoute,
  programmeTrackRoute,
];
