import fc from 'fast-check';

/** An id that a reader can tell from others by its number. */
export const guid = (n: number | string) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** One of the values, now and then none. */
export const maybe = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: null, freq: 6 });

/** None of the values, one or two. */
export const some = (values: readonly string[]) => fc.subarray([...values], { maxLength: 2 });

/** Eight months, of which the newest is still running on `today`. */
export const months = ['2023-11', '2023-12', '2024-01', '2024-02', '2024-03', '2024-04', '2024-05', '2024-06'];
export const today = '2024-06-15';

/** The first day of one of them, as datasets by month have it. */
export const month = fc.constantFrom(...months).map((m) => `${m}-01`);

/** A range of these months. */
export const rangeOf = (of: readonly string[]) =>
  fc
    .tuple(fc.constantFrom(...of), fc.constantFrom(...of))
    .map(([one, other]) => (one < other ? { from: one, to: other } : { from: other, to: one }));

/** Where a customer is and what it is, in several spellings. */
export const customerSides = {
  CustomerMarket: maybe(['Netherlands', 'netherlands', 'Belgium', '   ', 'Germany']),
  CustomerSegment: maybe(['SMB', 'Enterprise', 'enterprise']),
  PartnerLocation: maybe(['Utrecht', 'Gent']),
};

/** Page filters of these, and of how a customer was reached. */
export const sideFilters = {
  market: some(['NETHERLANDS', 'Belgium', '(not set)']),
  segment: some(['enterprise', 'SMB']),
  location: some(['Utrecht', 'Gent']),
  channel: some(['CSP', 'EA']),
  attribution: some(['PAL', 'CSP']),
};
