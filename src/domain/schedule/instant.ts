/** A moment as milliseconds since 1970-01-01T00:00:00Z. Texts of moments are UTC (API-8). */
export type Instant = number;

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

const shape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

/** The moment that a text `yyyy-MM-ddTHH:mm:ssZ` says (API-8); undefined when it is no such text or no such moment. */
export function readInstant(text: string): Instant | undefined {
  if (!shape.test(text)) return undefined;
  const instant = Date.parse(text);
  return !Number.isNaN(instant) && instantText(instant) === text ? instant : undefined;
}

/** As `yyyy-MM-ddTHH:mm:ssZ`, cut to whole seconds (API-8). */
export function instantText(instant: Instant): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}
