import type { Advised, SupportCases } from '#query/adoption.ts';
import type { Stage } from './adoption-stage.ts';
import type { AdoptionStages } from './adoption-stages.ts';
import { normalValue } from './values.ts';

/** The figures of each customer. */
export const figureStage: Stage = {
  name: 'figure',
  sql: () => `
    SELECT customer, coalesce(sold, 0) AS sold, coalesce(deployed, 0) AS deployed, qualified, active
    FROM (SELECT customer, sum(qualified) AS qualified, sum(active) AS active FROM cell GROUP BY customer)
    LEFT JOIN (SELECT customer, sum(sold) AS sold, sum(deployed) AS deployed FROM holding GROUP BY customer) USING (customer)`,
};

/** `advised`, on `figure`: which customers are in low adoption and which ask for much help; `scenariosOf` in `domain/adoption`. */
export function adviceStages(
  { marks, supportLoad }: Omit<Advised, 'scenario'>,
  { activity }: AdoptionStages['days'],
): readonly Stage[] {
  const below = (part: string, whole: string) =>
    `coalesce(${part} * 100 < ${whole} * ${Number(marks.lowPercent)} AND ${whole} > 0, false)`;
  const isUnused = activity === undefined ? 'false' : below('active', 'qualified');
  const isLow = `${below('deployed', 'sold')} OR ${isUnused}`;
  const isLoaded = `coalesce(cases >= ${Number(marks.casesPerMonth)}, false)`;
  return [
    { name: 'support_load', sql: (bound) => supportLoadSql(supportLoad, bound) },
    {
      name: 'advised',
      sql: () =>
        `SELECT customer, ${isLow} AS is_low, ${isLoaded} AS is_loaded FROM figure LEFT JOIN support_load USING (customer)`,
    },
  ];
}

/** True for the customers of `advised` that a scenario holds for. */
export const holds: Readonly<Record<Advised['scenario'], string>> = {
  'low-adoption': 'is_low',
  'support-load': 'is_loaded',
  training: '(is_low OR is_loaded)',
};

function supportLoadSql(supportLoad: SupportCases, bound: string[]): string {
  const rows = supportLoad.map(
    ([customer, cases]) => `($${bound.push(normalValue(customer))}, $${bound.push(String(cases))}::DOUBLE)`,
  );
  if (rows.length === 0) return 'SELECT NULL::VARCHAR AS customer, NULL::DOUBLE AS cases WHERE false';
  return `SELECT * FROM (VALUES ${rows.join(', ')}) AS typed_in(customer, cases)`;
}
