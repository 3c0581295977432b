import {
  ArrowSync20Regular,
  Board20Regular,
  BuildingShop20Regular,
  ChartMultiple20Regular,
  Cloud20Regular,
  DataUsage20Regular,
  type FluentIcon,
  Gift20Regular,
  HatGraduation20Regular,
  Key20Regular,
  Lightbulb20Regular,
  People20Regular,
  Ribbon20Regular,
  Video20Regular,
} from '@fluentui/react-icons';

const icons: Readonly<Record<string, FluentIcon>> = {
  overview: Board20Regular,
  customers: People20Regular,
  subscriptions: ArrowSync20Regular,
  resellers: BuildingShop20Regular,
  licenses: Key20Regular,
  'azure-usage': Cloud20Regular,
  'office-usage': DataUsage20Regular,
  'dynamics-usage': DataUsage20Regular,
  'ems-usage': DataUsage20Regular,
  'power-bi-usage': DataUsage20Regular,
  'teams-usage': Video20Regular,
  training: HatGraduation20Regular,
  'microsoft-learn': HatGraduation20Regular,
  benefits: Gift20Regular,
  competencies: Ribbon20Regular,
  opportunities: Lightbulb20Regular,
};

/** A sign beside a report's name; reports without one of their own get the common one. */
export function ReportIcon({ report }: { report: string }) {
  const Icon = icons[report] ?? ChartMultiple20Regular;
  return <Icon aria-hidden />;
}
