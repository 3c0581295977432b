/** `91` as `2 minutes`: rounded up, so that nobody comes back too early. */
export function waitText(seconds: number, language: string): string {
  const [unit, size] = seconds < 90 ? ['second', 1] : seconds < 5400 ? ['minute', 60] : ['hour', 3600];
  const style = { style: 'unit', unit, unitDisplay: 'long' } as const;
  return new Intl.NumberFormat(language, style).format(Math.ceil(seconds / size));
}
