/** Columns whose cells are documented codes; `value.<code>` of the texts says each in words. */
export const codeColumns: ReadonlySet<string> = new Set(['serviceCode', 'workloadCode', 'scenario', 'causes']);
