import { guid } from './random-values.ts';

/** A partner with two customers in two locations; two deliveries of licences, one of activity, two months of subscriptions. */
export const tenant = '4567890';
export const [contoso, fabrikam, trialling] = [guid(1), guid(2), guid(3)];
export const [office, disabled, dynamics, trial, left, azure] = [11, 12, 13, 14, 15, 16].map(guid);

const held = (day: string, [customer, name, ...rest]: readonly (string | number | undefined)[]) =>
  `${day},${customer},${name},Netherlands,${rest.join(',')}\n`;

export const licences = `ProcessedDate,CustomerTenantId,CustomerName,CustomerMarket,ServiceCode,ServiceName,ProductId,ProductName,SubscriptionId,SubscriptionState,IsTrial,Channel,LicensesSold,LicensesAssigned,MPNId
${held('2024-05-31', [contoso, 'Contoso', 'o365', '', 'E3', 'Office 365 E3', office, 'Active', 0, 'reseller', 1, 1, 100])}${[
  [contoso, 'Contoso', 'o365', '', 'E3', 'Office 365 E3', office, 'Active', 0, 'reseller', 8, 2, 100],
  [contoso, 'Contoso', 'o365', '', 'E3', 'Office 365 E3', disabled, 'Disabled', 0, 'other', 2, 1, 100],
  [
    fabrikam,
    '****',
    'crm',
    'Dynamics of ours',
    'D1',
    'Dynamics 365 Sales',
    dynamics,
    'Active',
    0,
    'reseller',
    4,
    4,
    200,
  ],
  [trialling, 'Tail "T" & Spin', 'o365', '', 'E3', 'Office 365 E3', trial, 'Active', 1, 'reseller', 5, 5, 100],
]
  .map((row) => held('2024-06-30', row))
  .join('')}`;

const use = (customer: string | undefined, user: string, rest: string) => `2024-06-30,${customer},${user},${rest}\n`;
export const activity = `ProcessedDate,CustomerTenantId,UserId,ServiceCode,ProductId,SubscriptionId,WorkloadCode,LastActivityDate,LicenseAssignedDate,LicenseRemovedDate
${use(contoso, 'ann@contoso.example', `o365,E3,${office},EXO,2024-06-29,,`)}${use(contoso, 'bob@contoso.example', `o365,E3,${office},EXO,2024-06-28,,`)}${use(contoso, 'ann@contoso.example', `o365,E3,${office},ODB,2024-06-30,,`)}${use(contoso, 'cas@contoso.example', `o365,E3,${disabled},EXO,2024-01-01,,`)}${[
  1, 2, 3, 4, 5,
]
  .map((n) => use(fabrikam, `user${n}@fabrikam.example`, `crm,D1,${dynamics},CRM,2024-06-1${n},,`))
  .join('')}`;

const columns = `Month,SubscriptionId,SubscriptionStartDate,SubscriptionEndDate,SubscriptionState,IsAutoRenew,CustomerName,CustomerTenantId,CustomerMarket,Product,RawProductName,SKU,MPNId,PartnerName,IsDuplicateRowForPGA,AvailableSeatsEOP,BilledRevenueUSD`;
export const subscriptions = `${columns}
2024-05-01,${office},2023-01-10,2025-01-09,Active,Yes,Contoso,${contoso},Netherlands,Office 365,Office 365 E3,E3,100,Ours North,0,7,100
2024-06-01,${office},2023-01-10,2025-01-09,Active,Yes,****,${contoso},netherlands,Office 365,Office 365 E3,E3,100,Ours North,1,8,100
2024-06-01,${office},2023-01-10,2025-01-09,Active,Yes,****,${contoso},netherlands,Office 365,Office 365 E3,E3,200,Ours South,0,8,100
2024-06-01,${dynamics},2024-02-01,2025-01-31,Suspended,No,Fabrikam,${fabrikam},Belgium,Dynamics 365,Dynamics 365 Sales,D1,200,Ours South,0,4,100
2024-05-01,${left},2022-03-15,2024-05-14,Active,No,Fabrikam,${fabrikam},Belgium,Microsoft 365,,M3,200,Ours South,0,3,100
2024-06-01,${azure},2024-02-28,,Churned,,Contoso,${contoso},Netherlands,Power BI,,,100,Ours North,0,,100
`;

const [dns, storage] = [17, 18].map(guid);
export const azureSubscriptions = { dns, storage } as const;
export const azureUse = `Month,SubscriptionId,CustomerName,CustomerTenantId,MeterCategory,UsageUnits,UsageQuantity,ServiceName,MPNId,IsACRDuplicateAtPGALevel,ACR_USD
2024-05-01,${dns},Contoso,${contoso},Azure DNS,Zones,2,DNS,100,0,100
2024-06-01,${dns},****,${contoso},Azure DNS,Zones,3,DNS,100,1,150
2024-06-01,${dns},****,${contoso},Azure DNS,Zones,3,DNS,200,0,150
2024-06-01,${storage},Fabrikam,${fabrikam},Data Management,1 GB,12.5,Storage,200,0,70
2024-06-01,${storage},Fabrikam,${fabrikam},Bandwidth,1 GB,,Storage,200,0,
`;

/** Reseller 601 sells one more in June, 602 sold in May only, 603 is another provider's. */
export const resellers = `Month,ResellerMpnId,ResellerName,ResellerMarket,IndirectProviderMPNId,SubscriptionId,AvailableSeats,BilledRevenueUSD
2024-05-01,601,North,Netherlands,100,${left},3,10
2024-05-01,602,Gone,Belgium,100,${azure},5,10
2024-06-01,601,North,Netherlands,100,${office},8,10
2024-06-01,601,****,Netherlands,100,${dynamics},4,10
2024-06-01,603,South,Belgium,200,${dynamics},,10
`;
