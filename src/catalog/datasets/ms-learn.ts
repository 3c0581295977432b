import { defineDataset } from '#model/dataset.ts';
import { assumedApi } from './shared-api.ts';
import { distinctOf, guid, names, oneOfAtLeast, own, rowCount, seen, text } from './shared-builders.ts';
import * as common from './shared-columns.ts';

/** One row per learner and module or learning path completed. */
export const msLearn = defineDataset({
  name: 'MSLearn',
  title: 'Microsoft Learn',
  dashboard: 'Microsoft Learn',
  merge: { kind: 'events', key: ['UserId', 'TrainingName', 'TrainingType', 'CompletionDate'] },
  time: 'CompletionDate',
  location: 'MPNId',
  completions: {
    person: 'UserId',
    personName: 'UserName',
    item: 'TrainingName',
    type: 'TrainingType',
    lists: { role: 'Roles', product: 'Products' },
  },
  learner: ['UserId'],
  required: ['UserId', 'TrainingName', 'CompletionDate'],
  refreshDays: 3,
  aggregation: 'none',
  notes: [
    'The definitions have Country, the system query CustomerMarket in the same place: both hold the country of the partner.',
  ],
  columns: {
    PGAMpnId: { ...common.pgaMpnId, ...seen.definitionsSinceOctober },
    UserName: { ...text('Display name of the learner'), sensitive: 'personal', ...seen.all },
    UserId: { ...guid('Object id of the learner'), sensitive: 'personal', ...seen.all },
    TrainingName: { ...text('Name of the module or learning path'), ...seen.all },
    TrainingType: { ...oneOfAtLeast('Kind of training', ['Module', 'Learning path']), ...seen.all },
    Products: { ...text('Products the training is mapped to; a list when several'), ...seen.all },
    Roles: { ...text('Roles the training is meant for; a list when several'), ...seen.all },
    CompletionDate: { ...common.completionDate, ...seen.all },
    MPNId: { ...common.mpnId, ...seen.all },
    PartnerName: { ...common.partnerName, ...seen.all },
    Country: { ...common.partnerCountry, ...seen.definitions },
    CustomerMarket: { ...text('Country of the partner account, as the system query names it'), ...seen.queries },
  },
  metrics: [distinctOf('LearnerCount', 'UserId', own), rowCount('CompletionCount', own)],
  api: {
    ...assumedApi,
    systemQuery: {
      id: '0e06c7c3-75ab-4cd5-8178-8cf1a2de49cc',
      vintage: '2023',
      timespan: 'LAST_6_MONTHS',
      select: names(
        `UserName UserId TrainingName TrainingType Products Roles CompletionDate MPNId PartnerName CustomerMarket`,
      ),
    },
  },
});
