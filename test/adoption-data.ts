import fc from 'fast-check';
import { guid, maybe } from './random-values.ts';
import type { AdoptionData } from './reference/adoption.ts';

const day = fc.constantFrom('2024-05-31', '2024-06-30', '2024-06-30', '2024-06-30', '2024-07-02');
const customer = fc.integer({ min: 1, max: 3 }).map(guid);
const product = maybe(['P1', 'p1 ', 'P2', 'Office 365 E3', '  ']);
const subscription = maybe([guid(11), guid(12), guid(13)]);
const recent = maybe(['2024-06-30', '2024-06-10', '2024-06-03', '2024-06-02', '2024-07-01', '2024-04-01']);
const count = maybe([0, 1, 2, 5]);

/** Small random licences and activity: nulls, repeats, spellings, days before and after the newest. */
export const data: fc.Arbitrary<AdoptionData> = fc.record({
  LicenseEntitlements: fc.array(
    fc.record({
      ProcessedDate: day,
      CustomerTenantId: customer,
      CustomerName: maybe(['Contoso', 'Fabrikam', '***', ' Contoso']),
      CustomerMarket: maybe(['Netherlands', 'netherlands ', 'Belgium']),
      ServiceCode: maybe(['o365', 'O365', 'crm']),
      ProductId: product,
      ProductName: maybe(['Office 365 E3', 'office 365 e3', 'Dynamics 365']),
      SubscriptionId: subscription,
      SubscriptionState: maybe(['Active', 'active', 'InGracePeriod', 'Disabled', 'Suspended']),
      IsTrial: maybe([0, 0, 1]),
      Channel: maybe(['reseller', 'other']),
      LicensesSold: count,
      LicensesAssigned: count,
      MPNId: maybe(['100', '200']),
    }),
    { maxLength: 12 },
  ),
  LicenseActivity: fc.array(
    fc.record({
      ProcessedDate: day,
      CustomerTenantId: customer,
      UserId: fc.constantFrom('ann', 'Ann ', 'bob', 'cas', 'dan', 'eva'),
      ServiceCode: maybe(['o365', 'crm']),
      ProductId: product,
      SubscriptionId: subscription,
      WorkloadCode: maybe(['EXO', 'exo', 'SPO', 'ODB', 'YAMMER', 'KAIZALA']),
      LastActivityDate: recent,
      LicenseAssignedDate: recent,
      LicenseRemovedDate: recent,
    }),
    { maxLength: 24 },
  ),
});

const some = (values: readonly string[]) => fc.option(fc.subarray([...values], { maxLength: 2 }), { nil: undefined });
/** Questions about them. */
export const question = fc.record(
  {
    to: fc.constantFrom('2024-05', '2024-06', '2024-06', '2024-07'),
    product: some(['office 365 E3', 'Dynamics 365', '(not set)']),
    market: some(['NETHERLANDS', 'Belgium', '(not set)']),
    locations: fc.option(fc.subarray(['100', '200'], { minLength: 1 }), { nil: undefined, freq: 4 }),
    supportLoad: fc.dictionary(customer, fc.constantFrom(3, 10, 25), { maxKeys: 2 }),
  },
  { requiredKeys: ['to'] },
);
