/** A module or learning path with the products and roles it is mapped to. */
export interface Training {
  readonly name: string;
  readonly type: 'Module' | 'Learning path';
  readonly products: readonly string[];
  readonly roles: readonly string[];
  readonly weight: number;
}

export const trainings: readonly Training[] = [
  ...list('Module', [
    ['Describe cloud concepts', 'Azure', 'Administrator,Business User,Student', 20],
    ['Describe Azure architecture and services', 'Azure', 'Administrator,Developer', 16],
    ['Describe Azure management and governance', 'Azure', 'Administrator', 13],
    ['Configure virtual networks', 'Azure,Azure Virtual Network', 'Administrator,Network Engineer', 9],
    ['Configure Azure storage accounts', 'Azure,Azure Storage', 'Administrator', 8],
    [
      'Deploy containers with Azure Kubernetes Service',
      'Azure,Azure Kubernetes Service',
      'Developer,DevOps Engineer',
      6,
    ],
    ['Protect identities with conditional access', 'Microsoft Entra', 'Administrator,Security Engineer', 10],
    ['Describe the concepts of zero trust', 'Microsoft Defender,Microsoft Entra', 'Security Engineer,Business User', 9],
    ['Manage devices with Intune', 'Microsoft Intune,Windows', 'Administrator', 8],
    ['Plan a Teams roll-out', 'Microsoft Teams,Microsoft 365', 'Administrator,Functional Consultant', 10],
    ['Set up Exchange Online', 'Microsoft 365,Exchange', 'Administrator', 7],
    ['Share and protect content in SharePoint', 'Microsoft 365,SharePoint', 'Administrator,Business User', 7],
    ['Get started with Copilot for work', 'Microsoft 365,Microsoft Copilot', 'Business User', 15],
    ['Write effective prompts', 'Microsoft Copilot', 'Business User,Developer', 12],
    ['Model data in Power BI', 'Power BI', 'Data Analyst', 11],
    ['Design reports in Power BI', 'Power BI', 'Data Analyst,Business User', 10],
    ['Write DAX formulas', 'Power BI', 'Data Analyst', 7],
    ['Build a canvas app', 'Power Apps,Power Platform', 'App Maker,Developer', 8],
    ['Automate work with flows', 'Power Automate,Power Platform', 'App Maker,Business User', 8],
    ['Set up Dynamics 365 Sales', 'Dynamics 365,Dynamics 365 Sales', 'Functional Consultant', 6],
    ['Manage cases in Customer Service', 'Dynamics 365,Dynamics 365 Customer Service', 'Functional Consultant', 5],
    ['Post journals in Business Central', 'Dynamics 365,Business Central', 'Functional Consultant,Business User', 5],
    ['Schedule work in Field Service', 'Dynamics 365,Dynamics 365 Field Service', 'Functional Consultant', 3],
    ['Move databases to Azure SQL', 'Azure,Azure SQL Database', 'Database Administrator,Data Engineer', 6],
    ['Ingest data with pipelines', 'Azure,Microsoft Fabric', 'Data Engineer', 6],
    ['Train a first machine-learning model', 'Azure,Azure Machine Learning', 'Data Scientist', 5],
  ]),
  ...list('Learning path', [
    ['Azure fundamentals', 'Azure', 'Administrator,Business User,Student', 14],
    ['Administer Azure', 'Azure', 'Administrator', 9],
    [
      'Security, compliance and identity fundamentals',
      'Microsoft Entra,Microsoft Defender',
      'Security Engineer,Business User',
      8,
    ],
    ['Microsoft 365 fundamentals', 'Microsoft 365', 'Administrator,Business User', 8],
    ['Prepare data for analysis', 'Power BI', 'Data Analyst', 7],
    ['Power Platform fundamentals', 'Power Platform', 'App Maker,Business User', 6],
    ['Dynamics 365 fundamentals (CRM)', 'Dynamics 365', 'Functional Consultant,Business User', 5],
    ['Cloud-native development', 'Azure,Azure Kubernetes Service', 'Developer,DevOps Engineer', 4],
    ['Adopt Copilot in your company', 'Microsoft 365,Microsoft Copilot', 'Business User,Administrator', 9],
    ['Data engineering on Azure', 'Azure,Microsoft Fabric', 'Data Engineer', 4],
  ]),
];

/** A certification and the exam that leads to it. */
export const certifications = [
  { id: 'AZ-900', title: 'Azure Fundamentals', years: 0 },
  { id: 'AZ-104', title: 'Azure Administrator Associate', years: 1 },
  { id: 'AZ-305', title: 'Azure Solutions Architect Expert', years: 1 },
  { id: 'MS-900', title: 'Microsoft 365 Fundamentals', years: 0 },
  { id: 'MD-102', title: 'Endpoint Administrator Associate', years: 1 },
  { id: 'SC-300', title: 'Identity and Access Administrator Associate', years: 1 },
  { id: 'PL-300', title: 'Power BI Data Analyst Associate', years: 1 },
  { id: 'MB-910', title: 'Dynamics 365 Fundamentals (CRM)', years: 0 },
  { id: 'MB-800', title: 'Dynamics 365 Business Central Functional Consultant Associate', years: 1 },
  { id: 'DP-203', title: 'Azure Data Engineer Associate', years: 1 },
] as const;

type Entry = readonly [name: string, products: string, roles: string, weight: number];

function list(type: Training['type'], entries: readonly Entry[]): Training[] {
  return entries.map(([name, products, roles, weight]) => ({
    name,
    type,
    products: products.split(','),
    roles: roles.split(','),
    weight,
  }));
}
