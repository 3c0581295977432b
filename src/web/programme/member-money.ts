interface Money {
  readonly currency: string;
  /** In the smallest unit of the currency. */
  readonly amount: number;
}

/** Digits after the point that a currency has. */
export function fractionDigits(currency: string): number {
  try {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency });
    return format.resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    // No currency as yet: somebody is typing it.
    return 2;
  }
}

/** An amount as people type it: `1250.00`. */
export function majorText({ currency, amount }: Money): string {
  const digits = fractionDigits(currency);
  return (amount / 10 ** digits).toFixed(digits);
}

/** What was typed, in the smallest unit; undefined when it is no amount of the currency. */
export function minorOf(text: string, currency: string): number | undefined {
  const digits = fractionDigits(currency);
  const written = /^(\d{1,12})(?:[.,](\d+))?$/.exec(text.trim());
  const [, whole = '', fraction = ''] = written ?? [];
  if (written === null || fraction.length > digits) return undefined;
  return Number(whole + fraction.padEnd(digits, '0'));
}
