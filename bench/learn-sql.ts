import type { MonthRange } from '#base/month.ts';

/** The Microsoft Learn page as somebody would write it by hand: one straightforward statement per widget. */
export function learnPageSql(source: string, { from, to }: MonthRange): Record<string, string> {
  const inRange = `CompletionDate >= '${from}-01' AND CompletionDate < DATE '${to}-01' + INTERVAL 1 MONTH`;
  const month = `date_trunc('month', CompletionDate)`;
  const completed = `(SELECT UserId, TrainingName, TrainingType, min(CompletionDate) AS CompletionDate, arg_min(Roles, CompletionDate) AS Roles, arg_min(Products, CompletionDate) AS Products FROM ${source} GROUP BY ALL)`;
  const first = `SELECT UserId, min(CompletionDate) AS CompletionDate FROM ${source} WHERE TrainingType = 'Module'`;
  const perMonth = (from: string, value = 'count(*)') => `SELECT ${month}, ${value} FROM ${from} GROUP BY 1 ORDER BY 1`;
  const ofType = (type: string) => `${completed} WHERE TrainingType = '${type}' AND ${inRange}`;
  const byName = (type: string) =>
    `SELECT TrainingName, count(*) AS n FROM ${ofType(type)} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 5`;
  const byList = (type: string, column: string) =>
    `SELECT value, count(*) FROM (SELECT DISTINCT UserId, TrainingName, trim(unnest(string_split_regex(${column}, '[,;|]'))) AS value FROM ${ofType(type)}) GROUP BY 1 ORDER BY 2 DESC`;
  const cumulative = (sql: string) => `SELECT *, sum(n) OVER (ORDER BY m) FROM (${sql}) AS t(m, n)`;
  const module = 'Module';
  const path = 'Learning path';
  return {
    'trained-individuals': cumulative(perMonth(`(${first} AND ${inRange} GROUP BY UserId)`)),
    'module-completions': cumulative(perMonth(ofType(module))),
    'learning-path-completions': cumulative(perMonth(ofType(path))),
    'trained-individuals-trend': perMonth(`(${first} GROUP BY UserId) WHERE ${inRange}`),
    'module-completions-trend': perMonth(ofType(module)),
    'learning-path-completions-trend': perMonth(ofType(path)),
    'modules-by-name': byName(module),
    'modules-by-role': byList(module, 'Roles'),
    'modules-by-product': byList(module, 'Products'),
    'paths-by-name': byName(path),
    'paths-by-role': byList(path, 'Roles'),
    'paths-by-product': byList(path, 'Products'),
    'learners-modules': learnersSql(completed, inRange, module),
    'learners-paths': learnersSql(completed, inRange, path),
  };
}

/** A search through the rows as they are: one scan. */
export function learnSearchSql(source: string, { from, to }: MonthRange, text: string): string {
  const inRange = `CompletionDate >= '${from}-01' AND CompletionDate < DATE '${to}-01' + INTERVAL 1 MONTH`;
  return `SELECT UserId, max(UserName), count(*) FILTER (TrainingType = 'Module') AS n FROM ${source} WHERE ${inRange} AND UserName ILIKE '%${text}%' GROUP BY 1 ORDER BY 3 DESC LIMIT 100`;
}

function learnersSql(completed: string, inRange: string, type: string): string {
  return `SELECT UserId, count(*) FILTER (TrainingType = '${type}') AS n FROM ${completed} WHERE ${inRange} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 100`;
}
