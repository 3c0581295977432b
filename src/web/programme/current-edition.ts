import type { EditionDraft } from '#contract/programme-rules.ts';
import type { Editions } from './programme-api.ts';

/** The rules in force today. */
export function currentEdition(list: Editions | undefined): EditionDraft | undefined {
  return list?.editions.find(({ edition }) => edition.id === list.current)?.edition;
}
