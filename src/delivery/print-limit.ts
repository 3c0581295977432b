/** Rows of a table that a print holds; a line says so and how to get all. */
export const mostPrintedRows = 300;
