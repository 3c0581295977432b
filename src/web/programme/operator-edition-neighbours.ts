import { addDays, isDay } from '#base/day.ts';
import type { EditionDraft } from '#contract/programme-rules.ts';
import type { Edition } from './programme-api.ts';

/** A change of an edition, with the version it is made from. */
export interface EditionChange {
  readonly version: number;
  readonly edition: EditionDraft;
}

/**
 * Where an edition begins or ends anew, the one before it ends the day before and the one after it begins the day after:
 * editions follow one another without overlap and without a gap.
 * @param editions the newest version of each
 */
export function neighboursOf(draft: EditionDraft, editions: readonly Edition[]): EditionChange[] {
  const { from, to } = draft.period;
  if (!isDay(from) || (to !== null && !isDay(to))) return [];
  const old = editions.find(({ edition }) => edition.id === draft.id)?.edition.period;
  const others = editions.filter(({ edition }) => edition.id !== draft.id);
  return others.flatMap(({ edition, version }) => {
    const period = moved(edition.period, { draft: { from, to }, old });
    return period === undefined ? [] : [{ version, edition: { ...edition, period } }];
  });
}

type Period = EditionDraft['period'];

function moved(
  other: Period,
  { draft: { from, to }, old }: { readonly draft: Period; readonly old: Period | undefined },
): Period | undefined {
  const isBefore = other.from < from;
  if (isBefore) {
    const overlaps = other.to === null || other.to >= from;
    const wasNext = old !== undefined && other.to !== null && addDays(other.to, 1) === old.from;
    const end = addDays(from, -1);
    return (overlaps || wasNext) && other.to !== end ? { ...other, to: end } : undefined;
  }
  if (to === null) return undefined;
  const wasNext = old?.to !== null && old?.to !== undefined && addDays(old.to, 1) === other.from;
  const begin = addDays(to, 1);
  const fits = other.to === null || begin <= other.to;
  return fits && (other.from <= to || wasNext) && other.from !== begin ? { ...other, from: begin } : undefined;
}

/** The parts that differ between two versions. */
export function changedParts(before: EditionDraft, after: EditionDraft): (keyof EditionDraft)[] {
  return parts.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}

const parts = [
  'name',
  'period',
  'refreshDay',
  'renewal',
  'anniversaryFrom',
  'silverKpiAtEnrolment',
  'directory',
  'discountPercent',
  'requirementSets',
  'extensions',
  'learningOptions',
  'trainerCertifications',
  'skills',
  'prices',
  'bankAccounts',
  'texts',
  'points',
] as const satisfies readonly (keyof EditionDraft)[];
