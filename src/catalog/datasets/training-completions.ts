import { defineDataset } from '#model/dataset.ts';
import { assumedApi } from './shared-api.ts';
import { bit, day, guid, key, names, oneOfAtLeast, own, rowCount, seen, text } from './shared-builders.ts';
import * as common from './shared-columns.ts';

/** One row per person and training completed. */
export const trainingCompletions = defineDataset({
  name: 'TrainingCompletions',
  title: 'Trainings, exams and certifications',
  dashboard: 'Training',
  merge: {
    kind: 'events',
    key: ['MCPID', 'AADUserId', 'CorpEmail', 'TrainingActivityId', 'TrainingType', 'TrainingCompletionDate'],
  },
  time: 'TrainingCompletionDate',
  location: 'MPNId',
  learner: ['AADUserId', 'MCPID', 'CorpEmail', 'Email'],
  required: ['TrainingCompletionDate'],
  refreshDays: 5,
  aggregation: 'none',
  notes: ['The system query leaves out names and e-mail and has AADUserId instead.'],
  columns: {
    PGAMpnId: { ...common.pgaMpnId, ...seen.definitionsSinceOctoberAndClient },
    TrainingActivityId: { ...key('Id of the training'), ...seen.allAndClient },
    TrainingTitle: { ...text('Training title'), ...seen.allAndClient },
    TrainingType: {
      ...oneOfAtLeast('Kind of training', [
        'Certification',
        'Exam',
        'Assessment',
        'Compliance Assessment',
        'Track',
        'Course',
      ]),
      ...seen.allAndClient,
    },
    IndividualFirstName: {
      ...text('First name of the person trained'),
      sensitive: 'personal',
      ...seen.definitionsAndClient,
    },
    IndividualLastName: {
      ...text('Last name of the person trained'),
      sensitive: 'personal',
      ...seen.definitionsAndClient,
    },
    Email: { ...text('Private e-mail address of the person'), sensitive: 'personal', ...seen.definitionsAndClient },
    CorpEmail: { ...text('Work e-mail address of the person'), sensitive: 'personal', ...seen.definitionsAndClient },
    TrainingCompletionDate: { ...common.completionDate, ...seen.allAndClient },
    ExpirationDate: { ...day('Day the certification expires'), ...seen.definitionsSinceOctoberAndClient },
    ActivationStatus: { ...text('Certification status'), ...seen.definitionsSinceOctoberAndClient },
    Month: { ...common.reportMonth, ...seen.allAndClient },
    IcMCP: {
      ...bit('Whether the person holds a Microsoft certification; how the value is written is not documented'),
      ...seen.allAndClient,
    },
    MCPID: { ...key('Certification-profile id of the person'), sensitive: 'personal', ...seen.allAndClient },
    MPNId: { ...common.mpnId, ...seen.allAndClient, aliases: ['MpnId', 'MPNID'] },
    PartnerName: { ...common.partnerName, ...seen.allAndClient },
    PartnerCityLocation: { ...common.partnerCity, ...seen.allAndClient },
    PartnerCountryLocation: { ...common.partnerCountry, ...seen.allAndClient },
    AADUserId: { ...guid('Directory id of the person'), sensitive: 'personal', ...seen.queries },
  },
  metrics: [
    {
      name: 'IndividualCount',
      about: 'distinct person: MCPID, else AADUserId, else CorpEmail',
      additivity: 'distinct',
      formula: { kind: 'distinct', columns: ['MCPID', 'AADUserId', 'CorpEmail'] },
      ...own,
    },
    rowCount('TrainingCount', own),
  ],
  api: {
    ...assumedApi,
    systemQuery: {
      id: '20f5da57-3c2a-481b-b6a0-ec34d6db14e2',
      vintage: '2023',
      timespan: 'LAST_6_MONTHS',
      select: names(`
        TrainingActivityId TrainingTitle TrainingType AADUserId TrainingCompletionDate Month IcMCP MCPID MPNID
        PartnerName PartnerCityLocation PartnerCountryLocation
      `),
      select2021: names(`
        TrainingActivityId TrainingTitle TrainingType AADUserId TrainingCompletionDate Month IcMCP MCPID MPNId
        PartnerName PartnerCityLocation PartnerCountryLocation
      `),
    },
  },
});
