import { z } from 'zod';

/** What a tenant has of one dataset; null while nothing was loaded. */
export const datasetState = z.object({
  version: z.number(),
  loadedAt: z.string(),
  months: z.object({ from: z.string(), to: z.string() }).nullable(),
});

/** One entry of the catalogue: how the dataset is called, where it shows, how a delivery of it meets what is there. */
export const datasetInfo = z.object({
  name: z.string(),
  title: z.string(),
  dashboard: z.string().nullable(),
  merge: z.enum(['months', 'days', 'snapshot', 'events']),
  columns: z.array(z.object({ name: z.string(), type: z.string(), required: z.boolean() })),
  state: datasetState.nullable(),
});

/** The catalogue; `tenant` is null as long as there is none. */
export const datasetList = z.object({ tenant: z.string().nullable(), datasets: z.array(datasetInfo) });

export type DatasetInfo = z.infer<typeof datasetInfo>;
export type DatasetList = z.infer<typeof datasetList>;
