import type { DownloadLimits, Template } from '#contract/downloads.ts';

/** The newest first, as they are shown above the list. */
export function favouritesOf(templates: readonly Template[]): Template[] {
  const favourites = templates.filter(({ favourite }) => favourite);
  return favourites.sort((a, b) => ((a.favouriteSince ?? '') < (b.favouriteSince ?? '') ? 1 : -1));
}

/** What one more favourite has to be asked about. */
export interface Crowd {
  /** Which may make room, the newest first. */
  readonly favourites: readonly Template[];
  /** There is room for one more all the same; the oldest one then leaves the row above the list. */
  readonly mayStay: boolean;
}

/**
 * Whom one more favourite pushes away (DL-16, A-40): one of those shown, or one of its programme when no more are kept.
 * @returns undefined when there is room
 */
export function crowdBefore(
  { programme }: Pick<Template, 'programme'>,
  templates: readonly Template[],
  { favourites: most, favouritesShown }: Pick<DownloadLimits, 'favourites' | 'favouritesShown'>,
): Crowd | undefined {
  const all = favouritesOf(templates);
  const own = all.filter((one) => one.programme === programme);
  if (own.length >= most) return { favourites: own, mayStay: false };
  return all.length < favouritesShown ? undefined : { favourites: all.slice(0, favouritesShown), mayStay: true };
}
