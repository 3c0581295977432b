import type { Column } from '#model/dataset.ts';
import { key, mark, oneOf, oneOfAtLeast, text } from './shared-builders.ts';

const clusters = ['Act Now', 'Evaluate', 'Nurture', 'Educate'];
const levels = ['High', 'Medium', 'Low', 'Very Low'];

export function cluster(product: string): Column {
  return {
    ...oneOf(`Cluster of buying propensity for ${product}, from fit and intent together`, clusters),
    kind: 'score',
  };
}

export function fit(product: string): Column {
  return { ...oneOf(`Fit class for ${product} from firmographics; refreshed each quarter`, levels), kind: 'score' };
}

export function intent(product: string): Column {
  return {
    ...oneOf(`Intent class for ${product} from behaviour signals; refreshed each month`, levels),
    kind: 'score',
  };
}

type Sightings = Pick<Column, 'source' | 'seenIn'>;

/** A maker of the sales plays of one family and one vintage: what the play is, and its printed title where there is one. */
export function salesPlays(
  family: string,
  vintage: string,
  where: Sightings,
): (about: string, header?: string) => Column {
  return (about, header) => ({
    type: 'string',
    kind: 'salesPlay',
    about: `Sales play, ${family}: ${about}`,
    vintage,
    ...(header === undefined ? {} : { header, aliases: [header] }),
    ...where,
  });
}

/** Who was scored, first in every propensity file. */
export function scoredCustomer(where: Sightings) {
  return {
    MPNID: { ...key('Programme id of the partner'), ...where, aliases: ['MPN ID'] },
    PartnerName: { ...text('Name of the partner account in the row'), ...where },
    CustomerID: { ...key('Id of the customer in the vendor records'), ...where },
    DUNSNumber: { ...text('D-U-N-S business number of the customer'), ...where },
    AccountName: { ...text('Customer account name'), ...where },
    Domain: { ...text('Customer internet domain'), ...where },
    OrgSize: { ...text('Size of the organisation'), ...where },
    Industry: { ...text('Industry of the organisation'), ...where },
    Vertical: { ...text('Vertical of the scored customer'), ...where },
    Area: { ...text('Sales area of the customer'), ...where },
    Subsidiary: { ...text('Subsidiary of the scored customer'), ...where },
    SalesTerritory: { ...text('Sales territory of the scored customer'), ...where },
    City: { ...text('City of the customer'), ...where },
    State: { ...text('State of the customer'), ...where },
    PostalCode: { ...text('Postal code of the customer'), ...where },
    Country: { ...text('Country or region of the customer'), ...where },
    Segment: { ...text('Segment of the market'), ...where },
    SubSegment: { ...text('Sub-segment of the market segment'), ...where },
    SMCTypeSummary: {
      ...oneOfAtLeast('Size class of the customer', [
        'Corporate Scale',
        'Medium',
        'Small',
        'Top Unmanaged - User',
        'Top Unmanaged - Compute',
      ]),
      notes:
        '2021: user-based top unmanaged = 300+ employees; compute-based = over 10,000 USD Azure potential; medium = 25+; small = under 25. 2023: corporate scale = revenue or potential 100K+ USD, growth 20%+, 500+ people, or web-direct Azure over 1,000 USD a month; medium = 25-300; small = 1-24.',
      ...where,
    },
    IsNonProfit: {
      ...oneOf('Non-profit standing of the customer', [
        'Nonprofit',
        'Approved - Paid',
        'Approved - Free Only',
        'Approved - Inactive',
        'No',
        'Yes',
      ]),
      kind: 'flag' as const,
      notes: '2021 knew Yes/No only; 2023 tells approved from not approved and paying from free or inactive',
      ...where,
      aliases: ['IsNonprofit'],
    },
  };
}

/** The same with the printed titles, which have spaces. */
export function scoredCustomerSpaced(where: Sightings) {
  const plain = scoredCustomer(where);
  return {
    ...plain,
    PartnerName: { ...plain.PartnerName, aliases: ['Partner Name'] },
    CustomerID: { ...plain.CustomerID, aliases: ['Customer ID'] },
    DUNSNumber: { ...plain.DUNSNumber, aliases: ['DUNS Number'] },
    AccountName: { ...plain.AccountName, aliases: ['Account Name'] },
    OrgSize: { ...plain.OrgSize, aliases: ['Org Size'] },
    SalesTerritory: { ...plain.SalesTerritory, aliases: ['Sales Territory'] },
    PostalCode: { ...plain.PostalCode, aliases: ['Postal Code'] },
    SubSegment: { ...plain.SubSegment, aliases: ['Sub Segment'] },
    SMCTypeSummary: { ...plain.SMCTypeSummary, aliases: ['SMC Type Summary'] },
  };
}

export const fy24Offers = text('Promotions the customer may get (2023)');
export const m365UpsellCustomer = mark('Whether an existing customer is likely to buy more Microsoft 365');
export const hasAzure = mark('Whether the customer is an active Azure customer');
export const hasD365 = mark('Whether the customer is an active Dynamics 365 customer');
export const hasM365 = mark('Whether the customer is an active Microsoft 365 customer');
export const hasGoogle = mark('Whether signals point to Google products at the customer');
export const hasAWS = mark('Whether signals point to AWS products at the customer');
export const hasEA = mark('Whether the renewal is an enterprise agreement or its subscription form');
export const hasOpen = mark('Whether the renewal is an Open or Open Value agreement');
export const transactedInTheLast36Months = mark('Whether the customer bought in the last 36 months');
export const topUnmanagedComputeBase = mark('Whether the customer is in the compute-based top-unmanaged class (2021)');
export const topUnmanagedUserBase = mark('Whether the customer is in the user-based top-unmanaged class (2021)');
export const azureUpsellCustomer = mark('Whether an existing customer is likely to buy more Azure (2021)');
