import { percentOf } from '#base/percent.ts';
import type { Licences } from '#query/adoption.ts';
import type { ResultColumn, ResultRow } from '../result.ts';

const integer = (id: string): ResultColumn => ({ id, type: 'integer', unit: 'licences' });
const percent = (id: string): ResultColumn => ({ id, type: 'percent', unit: '%' });

/** Licences sold and handed out (ADO-22), and licences that may be used and people who do (ADO-23). */
export const deploymentColumns = [integer('licensesSold'), integer('licensesDeployed'), percent('deploymentPercent')];
export const usageColumns: readonly ResultColumn[] = [
  integer('licensesQualified'),
  { id: 'licensesActive', type: 'integer', unit: 'users' },
  percent('usagePercent'),
];

/** Deployed of sold, uncapped; no value where nothing was sold (ADO-22, ADO-31). */
export const deploymentPercent = ({ sold, deployed }: Pick<Licences, 'sold' | 'deployed'>) => percentOf(deployed, sold);

/** Active users of qualified licences, uncapped; no value where no licence may be used (ADO-23, ADO-24, ADO-31). */
export const usagePercent = ({ qualified, active }: Pick<Licences, 'qualified' | 'active'>) =>
  percentOf(active, qualified);

export function deploymentCells(licences: Pick<Licences, 'sold' | 'deployed'>): ResultRow {
  const { sold, deployed } = licences;
  return {
    licensesSold: sold ?? null,
    licensesDeployed: deployed ?? null,
    deploymentPercent: deploymentPercent(licences) ?? null,
  };
}

export function usageCells(licences: Pick<Licences, 'qualified' | 'active'>): ResultRow {
  const { qualified, active } = licences;
  return {
    licensesQualified: qualified ?? null,
    licensesActive: active ?? null,
    usagePercent: usagePercent(licences) ?? null,
  };
}
