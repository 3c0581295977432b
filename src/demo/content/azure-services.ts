/** An Azure service as the usage files describe it, from the pillar down to the meter. */
export interface AzureService {
  readonly levels: readonly [pillar: string, workload: string, service: string, feature: string];
  readonly groups: readonly [area: string, finer: string];
  readonly meter: string;
  readonly unit: string;
  readonly unitUsd: number;
  readonly weight: number;
  /** Platform service that drives the use, where one does. */
  readonly influencer: string;
  readonly os: string;
}

export const azureServices: readonly AzureService[] = [
  service(
    'Compute|Virtual Machines|Virtual Machines|General Purpose Virtual Machines',
    'Infra|Windows & Linux',
    'Virtual Machines',
    '1 Hour',
    0.19,
    30,
    { os: 'Windows' },
  ),
  service(
    'Compute|Virtual Machines|Virtual Machines|Memory Optimized Virtual Machines',
    'Infra|SAP',
    'Virtual Machines',
    '1 Hour',
    0.52,
    10,
    { os: 'Linux' },
  ),
  service(
    'Containers|Kubernetes|Azure Kubernetes Service|Managed Clusters',
    'App Dev|Cloud Native',
    'Azure Kubernetes Service',
    '1 Hour',
    0.1,
    9,
    { influencer: 'AKS', os: 'Linux' },
  ),
  service(
    'Databases|Relational|Azure SQL Database|Single SQL Database',
    'Data|SQL',
    'SQL Database',
    '1 Hour',
    0.42,
    14,
  ),
  service(
    'Databases|NoSQL|Azure Cosmos DB|Provisioned Throughput',
    'App Dev|Cosmos DB',
    'Azure Cosmos DB',
    '100 RU/s Hours',
    0.008,
    5,
  ),
  service('Storage|Object Storage|Blob Storage|Hot Block Blob', 'Infra|Storage', 'Storage', '1 GB/Month', 0.018, 16),
  service('Storage|Backup|Backup|Protected Instances', 'Infra|BCDR', 'Backup', '1 Instance/Month', 10, 10),
  service('Networking|Delivery|Azure DNS|Public Zones', 'Infra|Networking', 'Azure DNS', '1 Zone/Month', 0.5, 6),
  service('Networking|Hybrid|VPN Gateway|VpnGw2', 'Infra|Networking', 'VPN Gateway', '1 Hour', 0.49, 8),
  service(
    'AI + Machine Learning|Applied AI|Azure OpenAI|Model Tokens',
    'AI|Generative AI',
    'Cognitive Services',
    '1K Tokens',
    0.01,
    7,
  ),
  service(
    'Analytics|Big Data|Azure Databricks|Premium Jobs Compute',
    'Data|Analytics',
    'Azure Databricks',
    '1 DBU',
    0.3,
    5,
    { influencer: 'Azure Databricks' },
  ),
  service('Internet of Things|Connectivity|IoT Hub|Standard Units', 'IoT|IoT Hub', 'IoT Hub', '1 Unit/Day', 0.83, 3),
];

function service(
  levels: string,
  groups: string,
  ...rest: [meter: string, unit: string, unitUsd: number, weight: number, more?: { influencer?: string; os?: string }]
): AzureService {
  const [pillar = '', workload = '', name = '', feature = ''] = levels.split('|');
  const [area = '', finer = ''] = groups.split('|');
  const [meter, unit, unitUsd, weight, { influencer = '', os = '' } = {}] = rest;
  return {
    levels: [pillar, workload, name, feature],
    groups: [area, finer],
    meter,
    unit,
    unitUsd,
    weight,
    influencer,
    os,
  };
}
