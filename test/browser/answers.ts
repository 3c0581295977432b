import { type RowsBehind, rowsBehind } from '#contract/behind.ts';
import { type FeedbackList, feedbackList } from '#contract/feedback.ts';
import {
  type FilterOptions,
  filterOptions,
  type ReportResult,
  type ResultSection,
  reportResult,
  type TenantList,
  tenantList,
} from '#contract/report.ts';
import { demoTenant, type RunningApp } from './running-app.ts';

type App = Pick<RunningApp, 'url'>;

/** The answer a page is held against. `params` is a query such as `range=3M`. */
export async function reportAnswer(app: App, params = '', tenant = demoTenant): Promise<ReportResult> {
  return answerOf(app, 'customers', params, tenant);
}

/** The same of any report. */
export async function answerOf(app: App, report: string, params = '', tenant = demoTenant): Promise<ReportResult> {
  return reportResult.parse(await getJson(app, `/api/v1/reports/${report}?tenant=${tenant}${params && `&${params}`}`));
}

/** The rows behind a number; `path` is section and query, such as `geography?column=customers`. */
export async function rowsAnswer(app: App, report: string, path: string): Promise<RowsBehind> {
  const [section = '', query = ''] = path.split('?');
  const place = `/api/v1/reports/${report}/sections/${section}/rows`;
  return rowsBehind.parse(await getJson(app, `${place}?tenant=${demoTenant}&limit=1000&${query}`));
}

export async function filterAnswer(app: App, params = '', tenant = demoTenant): Promise<FilterOptions> {
  const path = `/api/v1/reports/customers/filters?tenant=${tenant}${params && `&${params}`}`;
  return filterOptions.parse(await getJson(app, path));
}

export async function feedbackAnswer(app: App): Promise<FeedbackList['feedback']> {
  return feedbackList.parse(await getJson(app, '/api/v1/feedback')).feedback;
}

export async function tenantAnswer(app: App): Promise<TenantList> {
  return tenantList.parse(await getJson(app, '/api/v1/tenants'));
}

/** A section of an answer. @throws Error when it is not there */
export function sectionOf(result: ReportResult, id: string): ResultSection {
  const section = result.sections.find((one) => one.id === id);
  if (section === undefined) throw new Error(`The answer has no section ${id}`);
  return section;
}

/** The cells of a column, in order. */
export function cellsOf(section: ResultSection, column: string): unknown[] {
  return section.rows.map((row) => row[column]);
}

/** The row whose `column` is `value`. @throws Error when there is none */
export function rowOf(section: ResultSection, column: string, value: unknown): ResultSection['rows'][number] {
  const row = section.rows.find((one) => one[column] === value);
  if (row === undefined) throw new Error(`${section.id} has no row with ${column} ${String(value)}`);
  return row;
}

/** A figure of a row. @throws Error when it is no number */
export function figureOf(row: ResultSection['rows'][number] | undefined, column: string): number {
  const cell = row?.[column];
  if (typeof cell !== 'number') throw new Error(`${column} is no number: ${JSON.stringify(row)}`);
  return cell;
}

async function getJson({ url }: App, path: string): Promise<unknown> {
  const answer = await fetch(url + path);
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}
