import type { Column, Dataset } from '#model/dataset.ts';
import type { Scope } from '#query/scope.ts';
import { literal, normalText, quoted } from './tables.ts';

/** The expressions that stand for a learner where a company hides who they are. */
export interface Pseudonyms {
  /** Of the id as text: another one, of the same shape as an object id; the same everywhere for the same person. */
  id(expression: string): string;
  /** Of the id as text: what is shown in place of a name. */
  name(expression: string): string;
}

/** Undefined where learners are called by their names. */
export function pseudonymsOf({ learners }: Scope): Pseudonyms | undefined {
  const key = learners?.pseudonymKey;
  if (key === undefined) return undefined;
  const sealed = (expression: string) => hmacSql(key, normalText(expression));
  return {
    id: (expression) => guidSql(sealed(expression)),
    name: (expression) => `'Learner ' || upper(left(${sealed(expression)}, 6))`,
  };
}

/** A relation of a dataset's rows with its personal columns hidden, where they are about learners. */
export function hiddenLearners(dataset: Dataset, rows: string, scope: Scope): string {
  const pseudonyms = pseudonymsOf(scope);
  const { learner } = dataset;
  if (pseudonyms === undefined || learner === undefined) return rows;
  const whose = `coalesce(${learner.map((name) => normalText(quoted(name))).join(', ')})`;
  const personal = Object.entries<Column>(dataset.columns).filter(([, { sensitive }]) => sensitive === 'personal');
  const hidden = personal.map(([name, column]) => {
    const isId = column.type === 'guid' || column.kind === 'key';
    const shown = isId ? pseudonyms.id(quoted(name)) : pseudonyms.name(whose);
    return `CASE WHEN ${quoted(name)} IS NOT NULL THEN ${shown} END AS ${quoted(name)}`;
  });
  return `(SELECT * REPLACE (${hidden.join(', ')}) FROM ${rows})`;
}

/**
 * HMAC-SHA-256 of a text, hexadecimal, in the engine: whoever lacks the key can neither make a pseudonym of a person
 * they know nor find the person of one.
 */
function hmacSql(key: string, text: string): string {
  const padded = Buffer.alloc(64);
  Buffer.from(key, 'hex').copy(padded);
  const with36 = literal(Buffer.from(padded.map((byte) => byte ^ 0x36)).toString('hex'));
  const with5c = literal(Buffer.from(padded.map((byte) => byte ^ 0x5c)).toString('hex'));
  return `sha256(unhex(${with5c}) || unhex(sha256(unhex(${with36}) || encode(${text}))))`;
}

/** The first 128 bits written as an object id. */
function guidSql(hex: string): string {
  return `regexp_replace(left(${hex}, 32), '(.{8})(.{4})(.{4})(.{4})(.{12})', '\\1-\\2-\\3-\\4-\\5')`;
}
