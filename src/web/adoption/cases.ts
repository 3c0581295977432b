/** A number of support cases as it is typed: null for none, undefined for what is no whole number. */
export function parseCases(typed: string): number | null | undefined {
  const text = typed.trim();
  if (text === '') return null;
  return /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}
