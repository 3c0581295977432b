import type { Day } from '#base/day.ts';
import type { AdoptionSetting } from '#query/adoption.ts';
import type { AdoptionRequest } from './adoption-request.ts';
import type { Stage } from './adoption-stage.ts';
import { type KeptAdoption, partsOf, type TenantState } from './state.ts';
import { quoted } from './tables.ts';

/** The stages that are kept for the newest days. */
export const keptNames = [
  'licence',
  'kind',
  'pairing',
  'placed',
  'product',
  'met',
  'used',
  'activity',
  'people',
  'naming',
] as const;

/** The table of a kept stage in the tenant's file. */
export const keptTable = (catalog: string, stage: string) => `${catalog}.${quoted(`adoption_${stage}`)}`;

/** The kept stages, when they are of the days that the question leads to; undefined otherwise. */
export function keptStages(request: AdoptionRequest): readonly Stage[] | undefined {
  const { tables, adoption } = request.held;
  if (adoption === undefined || adoption.of !== settingText(request) || request.until < adoption.newest)
    return undefined;
  return keptNames.map((name) => ({
    name,
    isKept: true,
    sql: () => `SELECT * FROM ${keptTable(tables.catalog, name)}`,
  }));
}

/** What is kept of a state; undefined when nothing of it is loaded. */
export function keptOf(setting: AdoptionSetting | undefined, state: TenantState): KeptAdoption | undefined {
  if (setting === undefined) return undefined;
  const newest = newestOf(setting, state);
  return newest === undefined ? undefined : { of: settingText(setting), newest };
}

/** The newest day that either dataset has: a question that reaches it is about the newest days of both. */
function newestOf({ adoption }: AdoptionSetting, state: TenantState): Day | undefined {
  const names = [adoption.entitlements.dataset, adoption.activity.dataset];
  const found = names.flatMap((name) => state.tables.datasets.get(name) ?? []);
  const days = found.flatMap((dataset) => partsOf(state, dataset)).flatMap(({ periods = [] }) => periods);
  return days.sort().at(-1);
}

const settingText = ({ adoption, activeDays }: AdoptionSetting) => JSON.stringify([adoption, activeDays]);
