import { defineDataset } from '#model/dataset.ts';
import { day, key, oneOfAtLeast } from './shared-builders.ts';
import * as common from './shared-columns.ts';
import { userActivityDetail } from './shared-user-activity.ts';

/** Who used it when, per customer, user, product and workload at a processing date (OWN-2). */
export const licenseActivity = defineDataset({
  name: 'LicenseActivity',
  title: 'Licence activity',
  merge: { kind: 'days', by: 'ProcessedDate', perCustomer: true },
  time: 'ProcessedDate',
  required: ['ProcessedDate', 'CustomerTenantId', 'UserId'],
  aggregation: 'daily',
  otherForms: [userActivityDetail],
  columns: {
    ProcessedDate: day('Day the figures are of'),
    CustomerTenantId: common.customerTenantId,
    UserId: { ...key('Id of the user; may be a pseudonym'), sensitive: 'personal' },
    ServiceCode: common.serviceCode,
    ProductId: key('Id of the product or SKU'),
    SubscriptionId: { ...common.subscriptionId, notes: 'may be empty' },
    WorkloadCode: {
      ...oneOfAtLeast('Workload that was used', ['EXO', 'SPO', 'ODB', 'SFB', 'TEAMS', 'YAMMER', 'CRM']),
      synonyms: [['SPO', 'ODB']],
      notes: 'ODB (OneDrive) is counted as SPO (ADO-3)',
    },
    LastActivityDate: day('Day the user was last active; empty: never'),
    LicenseAssignedDate: day('Day the licence was assigned; empty where unknown'),
    LicenseRemovedDate: day('Day the licence was taken away; empty where unknown'),
  },
  metrics: [],
});
