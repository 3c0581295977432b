/** A competency of the partner: how far it is, and in which month of the year it is renewed. */
export interface Competency {
  readonly name: string;
  readonly level: 'Gold' | 'Silver';
  readonly status: 'Active' | 'Inactive' | 'In Grace Period';
  readonly anniversaryMonth: number;
  readonly option: string;
  readonly metrics: readonly { readonly name: string; readonly silver: number; readonly gold: number }[];
}

const seats = { name: 'Net new seats', silver: 400, gold: 1200 };
const consumption = { name: 'Azure consumed revenue (USD)', silver: 60_000, gold: 180_000 };
const users = { name: 'Monthly active user growth', silver: 250, gold: 1000 };
const customers = { name: 'Net new customers', silver: 10, gold: 25 };

export const competencies: readonly Competency[] = [
  competency('Cloud Productivity', 'Gold', 'Active', 3, 'Performance option', [users, seats]),
  competency('Cloud Platform', 'Gold', 'Active', 9, 'Performance option', [consumption]),
  competency('Small and Midmarket Cloud Solutions', 'Silver', 'Active', 6, 'Performance option', [customers, seats]),
  competency('Cloud Business Applications', 'Silver', 'In Grace Period', 11, 'Customer engagement option', [customers]),
  competency('Data Analytics', 'Silver', 'Active', 1, 'Learning option', [consumption]),
  competency('Enterprise Mobility Management', 'Silver', 'Inactive', 5, 'Performance option', [users]),
];

function competency(
  name: string,
  level: Competency['level'],
  status: Competency['status'],
  ...rest: [anniversaryMonth: number, option: string, metrics: Competency['metrics']]
): Competency {
  const [anniversaryMonth, option, metrics] = rest;
  return { name, level, status, anniversaryMonth, option, metrics };
}
