import { z } from 'zod';
import { Fault } from '#base/fault.ts';
import { reportParameters } from './request.ts';

const { limit: _limit, offset: _offset, ...ofReport } = reportParameters.shape;

/**
 * Which figure of a section the rows are asked of: its column and, as further parameters, the values of its row under
 * their column ids (HTTP-1). A column that is called like a parameter is written `cell.<id>`; every column may be.
 */
export const behindFileParameters = z.looseObject({
  ...ofReport,
  column: z.string().optional().describe('Id of the column whose figure is meant. Default: the headline'),
  dataset: z.string().optional().describe('Which rows, for a figure that is counted from several datasets'),
});
export type BehindFileParameters = z.output<typeof behindFileParameters>;

export const behindParameters = behindFileParameters.extend({
  limit: z.coerce.number().int().min(1).max(1000).default(100).describe('At most this many rows of each dataset'),
  offset: z.coerce.number().int().min(0).default(0).describe('Rows of each dataset to pass over'),
});
export type BehindParameters = z.output<typeof behindParameters>;

/**
 * The values among the parameters that place the cell, by column id: whatever is no parameter of a file of rows.
 * @throws Fault `bad-parameter` for a value given twice
 */
export function cellValues(parameters: Readonly<Record<string, unknown>>): Record<string, string> {
  const given = Object.entries(parameters).filter(([name]) => !(name in behindFileParameters.shape));
  const values = given.map(([name, value]): [string, string] => {
    if (typeof value === 'string') return [name.replace(/^cell\./, ''), value];
    throw new Fault('bad-parameter', `${name} is given more than once; a row has one value of it`, { parameter: name });
  });
  return Object.fromEntries(values);
}

const rawCell = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** Rows of one dataset behind a figure, cells in the order of the columns. */
export const partBehind = z.object({
  dataset: z.string(),
  columns: z.array(z.object({ name: z.string(), type: z.string() })),
  /** Columns left out because the reader may not see them (RO-3). */
  redacted: z.array(z.string()),
  total: z.number(),
  rows: z.array(z.array(rawCell)),
});

export const rowsBehind = z.object({
  report: z.string(),
  section: z.string(),
  tenant: z.string(),
  parts: z.array(partBehind),
});

export type PartBehind = z.infer<typeof partBehind>;
export type RowsBehind = z.infer<typeof rowsBehind>;
