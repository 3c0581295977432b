export type Family =
  | 'Office 365'
  | 'Microsoft 365'
  | 'Dynamics 365'
  | 'Enterprise Mobility + Security'
  | 'Power BI'
  | 'Microsoft Azure';

export interface Product {
  /** Place in the list: also what a made-up id is built from. */
  readonly number: number;
  readonly family: Family;
  readonly sku: string;
  readonly rawName: string;
  readonly reportingName: string;
  readonly partNumber: string;
  readonly skuId: string;
  readonly division: string;
  readonly solutionArea: string;
  /** US dollars for one seat and month; 0 where consumption is billed. */
  readonly priceUsd: number;
  /** Share of the seats of a customer that get it. */
  readonly reach: number;
  /** How often small and large customers choose it. */
  readonly small: number;
  readonly large: number;
  /** Where in the period it comes on sale and goes off: 0 the first month, 1 the last. */
  readonly from: number;
  readonly until: number;
}

interface Numbers {
  readonly priceUsd: number;
  readonly reach: number;
  readonly small: number;
  readonly large: number;
  readonly from?: number;
  readonly until?: number;
}

interface FamilyFacts {
  readonly division: string;
  readonly solutionArea: string;
  readonly letters: string;
}

const families: Readonly<Record<Family, FamilyFacts>> = {
  'Office 365': { division: 'Office 365 Commercial', solutionArea: 'Modern Work', letters: 'Q5Y' },
  'Microsoft 365': { division: 'Microsoft 365 Suites', solutionArea: 'Modern Work', letters: 'AAD' },
  'Dynamics 365': { division: 'Dynamics 365 Cloud', solutionArea: 'Business Applications', letters: 'DXQ' },
  'Enterprise Mobility + Security': { division: 'EMS', solutionArea: 'Security', letters: 'CE6' },
  'Power BI': { division: 'Power BI Cloud', solutionArea: 'Data & AI', letters: 'NK4' },
  'Microsoft Azure': { division: 'Azure', solutionArea: 'Infrastructure', letters: '6QK' },
};

type Line = readonly [family: Family, sku: string, reportingName: string, numbers: Numbers];

const lines: readonly Line[] = [
  ['Office 365', 'Office 365 E1', 'O365 E1', { priceUsd: 10, reach: 0.5, small: 4, large: 5 }],
  ['Office 365', 'Office 365 E3', 'O365 E3', { priceUsd: 23, reach: 0.8, small: 8, large: 16 }],
  ['Office 365', 'Office 365 E5', 'O365 E5', { priceUsd: 38, reach: 0.5, small: 1, large: 6 }],
  ['Office 365', 'Office 365 F3', 'O365 F3', { priceUsd: 4, reach: 0.6, small: 1, large: 5 }],
  ['Office 365', 'Exchange Online (Plan 1)', 'Exchange P1', { priceUsd: 4, reach: 0.4, small: 8, large: 3 }],
  ['Office 365', 'Visio Plan 2', 'Visio P2', { priceUsd: 15, reach: 0.06, small: 3, large: 3 }],
  ['Office 365', 'Project Plan 3', 'Project P3', { priceUsd: 30, reach: 0.05, small: 3, large: 4 }],
  ['Microsoft 365', 'Microsoft 365 Business Basic', 'M365 BB', { priceUsd: 6, reach: 0.6, small: 10, large: 0.3 }],
  [
    'Microsoft 365',
    'Microsoft 365 Business Standard',
    'M365 BS',
    { priceUsd: 12.5, reach: 0.8, small: 14, large: 0.3 },
  ],
  ['Microsoft 365', 'Microsoft 365 Business Premium', 'M365 BP', { priceUsd: 22, reach: 0.9, small: 15, large: 0.5 }],
  ['Microsoft 365', 'Microsoft 365 E3', 'M365 E3', { priceUsd: 36, reach: 0.8, small: 2, large: 10 }],
  ['Microsoft 365', 'Microsoft 365 E5', 'M365 E5', { priceUsd: 57, reach: 0.5, small: 0.5, large: 7 }],
  [
    'Microsoft 365',
    'Microsoft 365 Copilot',
    'M365 Copilot',
    { priceUsd: 30, reach: 0.15, small: 8, large: 12, from: 0.6 },
  ],
  [
    'Dynamics 365',
    'Dynamics 365 Sales Professional',
    'D365 Sales Pro',
    { priceUsd: 65, reach: 0.12, small: 3, large: 1 },
  ],
  [
    'Dynamics 365',
    'Dynamics 365 Sales Enterprise',
    'D365 Sales Ent',
    { priceUsd: 105, reach: 0.1, small: 1.2, large: 4 },
  ],
  [
    'Dynamics 365',
    'Dynamics 365 Customer Service Enterprise',
    'D365 CS Ent',
    { priceUsd: 105, reach: 0.12, small: 1, large: 4 },
  ],
  ['Dynamics 365', 'Dynamics 365 Field Service', 'D365 FS', { priceUsd: 105, reach: 0.08, small: 0.7, large: 2 }],
  ['Dynamics 365', 'Dynamics 365 Finance', 'D365 Finance', { priceUsd: 210, reach: 0.05, small: 0.3, large: 3 }],
  [
    'Dynamics 365',
    'Dynamics 365 Supply Chain Management',
    'D365 SCM',
    { priceUsd: 210, reach: 0.06, small: 0.3, large: 2.5 },
  ],
  [
    'Dynamics 365',
    'Dynamics 365 Business Central Essentials',
    'D365 BC Ess',
    { priceUsd: 70, reach: 0.25, small: 4, large: 0.3 },
  ],
  ['Dynamics 365', 'Dynamics 365 Team Members', 'D365 Team', { priceUsd: 8, reach: 0.3, small: 1.5, large: 3 }],
  [
    'Dynamics 365',
    'Dynamics 365 Contact Center',
    'D365 Contact',
    { priceUsd: 110, reach: 0.1, small: 0.5, large: 2, from: 0.75 },
  ],
  [
    'Enterprise Mobility + Security',
    'Enterprise Mobility + Security E3',
    'EMS E3',
    { priceUsd: 10.6, reach: 0.7, small: 3, large: 7 },
  ],
  [
    'Enterprise Mobility + Security',
    'Enterprise Mobility + Security E5',
    'EMS E5',
    { priceUsd: 16.4, reach: 0.6, small: 1, large: 5 },
  ],
  ['Enterprise Mobility + Security', 'Intune Plan 1', 'Intune P1', { priceUsd: 8, reach: 0.4, small: 2, large: 2 }],
  ['Power BI', 'Power BI Pro', 'PBI Pro', { priceUsd: 14, reach: 0.2, small: 5, large: 8 }],
  ['Power BI', 'Power BI Premium Per User', 'PBI PPU', { priceUsd: 24, reach: 0.08, small: 1, large: 4 }],
  ['Power BI', 'Power BI Premium P1', 'PBI P1', { priceUsd: 4995, reach: 0, small: 0, large: 0.6, until: 0.7 }],
  ['Microsoft Azure', 'Azure plan', 'Azure plan', { priceUsd: 0, reach: 0, small: 7, large: 13 }],
  [
    'Microsoft Azure',
    'Azure Reserved Capacity',
    'Azure RI',
    { priceUsd: 0, reach: 0, small: 0.6, large: 3, from: 0.2 },
  ],
];

export const products: readonly Product[] = lines.map(([family, sku, reportingName, numbers], number) => ({
  number,
  family,
  sku,
  reportingName,
  rawName: family === 'Microsoft Azure' ? sku : `${sku} (per user, monthly)`,
  partNumber: `${families[family].letters}-${String(10_000 + number * 137).slice(0, 5)}`,
  skuId: `5d0e${String(number).padStart(4, '0')}-7a1c-4b62-9f3d-2c8e41b6${String(1000 + number * 7)}`,
  division: families[family].division,
  solutionArea: families[family].solutionArea,
  from: 0,
  until: 1,
  ...numbers,
}));
