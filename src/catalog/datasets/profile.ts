import { defineDataset } from '#model/dataset.ts';
import { timelessApi } from './shared-api.ts';
import { key, names, oneOf, seen, text } from './shared-builders.ts';
import * as common from './shared-columns.ts';

/** The partner’s own accounts: the global account and its locations. */
export const profile = defineDataset({
  name: 'Profile',
  title: 'Partner profile',
  merge: { kind: 'snapshot' },
  location: 'MPNId',
  required: ['MPNId'],
  refreshDays: 1,
  aggregation: 'none',
  notes: [
    'No aggregation and no look-back: the system query has no TIMESPAN.',
    'One 2023 sample query selects PGAPartnerID, a name neither the definitions nor the system query know; the 2021 text of the same sample has PGAMpnId. Take both as PGA_MPNId.',
  ],
  columns: {
    MPNId: { ...common.mpnId, ...seen.allAndExample, aliases: ['MpnId'] },
    PartnerName: { ...common.partnerName, ...seen.allAndExample },
    PGA_MPNId: {
      ...key('Id of the partner global account above this account'),
      ...seen.allAndExample,
      aliases: ['PGA_MPNID', 'PGAPartnerID', 'PGAMpnID', 'PGAMpnId'],
    },
    PGA_PartnerName: { ...text('Company name on the partner global account'), ...seen.all },
    City: { ...common.partnerCity, ...seen.all },
    Country: { ...common.partnerCountry, ...seen.allAndExample },
    HierarchyLevel: { ...oneOf('Tells a global account from a location account', ['Global', 'Location']), ...seen.all },
  },
  metrics: [],
  api: {
    ...timelessApi,
    systemQuery: {
      id: 'e65f3a4f-fb99-4319-97ff-59e57566a871',
      vintage: '2023',
      select: names(`MpnId PartnerName PGA_MPNId PGA_PartnerName City Country HierarchyLevel`),
      select2021: names(`MPNId PartnerName PGA_MPNId PGA_PartnerName City Country HierarchyLevel`),
    },
  },
});
