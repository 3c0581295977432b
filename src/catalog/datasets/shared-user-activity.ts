import type { Column, OtherForm } from '#model/dataset.ts';
import { bit, day, key, text } from './shared-builders.ts';

type ActivityColumn =
  | 'ProcessedDate'
  | 'CustomerTenantId'
  | 'UserId'
  | 'ServiceCode'
  | 'ProductId'
  | 'WorkloadCode'
  | 'LastActivityDate'
  | 'LicenseAssignedDate'
  | 'LicenseRemovedDate';

/** Workload code ← what the export calls the service. */
const services = {
  EXO: 'Exchange',
  ODB: 'OneDrive',
  SPO: 'SharePoint',
  SFB: 'Skype For Business',
  YAMMER: 'Yammer',
  TEAMS: 'Teams',
} as const;

const has = (service: string) => `Has ${service} License`;
const lastActivity = (service: string) => `${service} Last Activity Date`;
const assigned = (service: string) => `${service} License Assign Date`;

/**
 * The "active user detail" report of the Microsoft 365 admin centre (Graph: getOffice365ActiveUserDetail): one line per
 * user, with a licence, a last activity and an assignment per service and the assigned products joined by +.
 */
export const userActivityDetail: OtherForm<ActivityColumn> = {
  name: 'Office365ActiveUserDetail',
  title: 'Microsoft 365 active user detail',
  required: ['Report Refresh Date', 'User Principal Name'],
  time: 'Report Refresh Date',
  columns: {
    'Report Refresh Date': day('Day the figures are of'),
    'User Principal Name': { ...key('Sign-in name of the user; may be a pseudonym'), sensitive: 'personal' },
    'Display Name': { ...text('Name of the user'), sensitive: 'personal' },
    'Is Deleted': bit('Whether the user was deleted'),
    'Deleted Date': day('Day the user was deleted'),
    ...perService(has, (service) => bit(`Whether the user has a licence for ${service}`)),
    ...perService(lastActivity, (service) => day(`Day the user was last active in ${service}`)),
    ...perService(assigned, (service) => day(`Day the licence for ${service} was assigned`)),
    'Assigned Products': text('Names of the assigned products, joined by +'),
  },
  customer: 'CustomerTenantId',
  fixed: { ServiceCode: 'o365' },
  same: { ProcessedDate: 'Report Refresh Date', UserId: 'User Principal Name', LicenseRemovedDate: 'Deleted Date' },
  each: { into: 'ProductId', column: 'Assigned Products', separator: '+' },
  groups: {
    into: 'WorkloadCode',
    values: Object.fromEntries(
      Object.entries(services).map(([code, service]) => [
        code,
        {
          has: has(service),
          same: { LastActivityDate: lastActivity(service), LicenseAssignedDate: assigned(service) },
        },
      ]),
    ),
  },
};

function perService(name: (service: string) => string, column: (service: string) => Column): Record<string, Column> {
  return Object.fromEntries(Object.values(services).map((service) => [name(service), column(service)]));
}
