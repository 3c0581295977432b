import { Fault } from '#base/fault.ts';
import type {
  CustomerDeployment,
  CustomerUsage,
  LicenceTableParameters,
  PartnerDeployment,
  PartnerUsage,
} from '#contract/partner-rest.ts';
import type { Config } from '../config.ts';
import { licenceFields } from './fields.ts';
import { toCustomerDeployment, toCustomerUsage, toPartnerDeployment, toPartnerUsage } from './licence-insights.ts';
import {
  askLicences,
  type LicenceKind,
  type LicenceSource,
  parseProcessingDay,
  type Wanted,
} from './licence-question.ts';
import type { NamedRow, PartnerRows } from './rows.ts';
import { toChoice } from './table-choice.ts';

interface Asked {
  readonly tenant?: string | undefined;
}

/** Deployment and usage of licences, of the same figures as the adoption report and for its readers (REST-10 to REST-22). */
export interface Licences {
  /** @throws Fault `bad-parameter`, `not-found` for a tenant that is not theirs, `forbidden` */
  rows(of: LicenceKind, parameters: LicenceTableParameters, signal?: AbortSignal): Promise<PartnerRows>;
  partnerDeployment(asked: Asked, signal?: AbortSignal): Promise<readonly PartnerDeployment[]>;
  partnerUsage(asked: Asked, signal?: AbortSignal): Promise<readonly PartnerUsage[]>;
  /** @throws Fault `not-found` for a customer without licences and activity */
  customerDeployment(customer: string, asked: Asked, signal?: AbortSignal): Promise<readonly CustomerDeployment[]>;
  /** @throws Fault `not-found` for a customer without licences and activity */
  customerUsage(customer: string, asked: Asked, signal?: AbortSignal): Promise<readonly CustomerUsage[]>;
}

/** @param percents how percentages are written */
export function createLicences(source: LicenceSource, percents: Config['restPercents']): Licences {
  return {
    rows: (of, parameters, signal) => tableRows(of, parameters, { source, signal }),
    async partnerDeployment({ tenant }, signal) {
      const rows = await wholeRows('deployment', ['serviceCode', 'channel'], { tenant, signal, source });
      return rows.map((row) => toPartnerDeployment(row, percents));
    },
    async partnerUsage({ tenant }, signal) {
      const groupBy = ['workloadCode', 'workloadName', 'serviceCode', 'channel'];
      const rows = await wholeRows('usage', groupBy, { tenant, signal, source });
      return rows.map((row) => toPartnerUsage(row, percents));
    },
    async customerDeployment(customer, { tenant }, signal) {
      const rows = await customerRows('deployment', customer, { tenant, signal, source });
      return rows.map((row) => toCustomerDeployment(row, percents));
    },
    async customerUsage(customer, { tenant }, signal) {
      const rows = await customerRows('usage', customer, { tenant, signal, source });
      return rows.map((row) => toCustomerUsage(row, percents));
    },
  };
}

interface Asking {
  readonly source: LicenceSource;
  readonly signal: AbortSignal | undefined;
}

async function tableRows(
  of: LicenceKind,
  { groupby, processedDateTime, tenant, ...parameters }: LicenceTableParameters,
  asking: Asking,
): Promise<PartnerRows> {
  const fields = licenceFields[of];
  const grouping = { parameter: 'groupby', text: groupby, fields: Object.keys(fields) };
  const choice = toChoice(parameters, fields, grouping);
  const until = processedDateTime === undefined ? undefined : parseProcessingDay(processedDateTime);
  const { rows, count } = await askLicences(of, choice, { tenant, until, ...asking });
  // Rows that are grouped have the fields of the grouping and the sums (REST-18).
  const shown = choice.groupBy.length === 0 ? rows : rows.map(({ processedDateTime: _, ...row }) => row);
  return { rows: shown, count, page: choice.page };
}

/** Every row of a question that has few: products of a customer, or services and channels of a partner. */
async function wholeRows(
  of: LicenceKind,
  groupBy: readonly string[],
  wanted: Wanted & Asking,
): Promise<readonly NamedRow[]> {
  return (await askLicences(of, { groupBy, page: { offset: 0, limit: 1_000_000 } }, wanted)).rows;
}

async function customerRows(of: LicenceKind, customer: string, asked: Wanted & Asking): Promise<readonly NamedRow[]> {
  const wanted = { ...asked, customer };
  const rows = await wholeRows(of, [], wanted);
  if (rows.length > 0) return rows;
  // Usage names every customer that holds or uses something, trials too.
  if (of === 'deployment' && (await wholeRows('usage', [], wanted)).length > 0) return rows;
  const message = 'There are no licences and no activity of this customer';
  throw new Fault('not-found', message, { parameter: 'customer-id' });
}
