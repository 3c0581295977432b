import { isDay } from '#base/day.ts';
import { excerpt } from '../language/mistake.ts';
import { type FilterCursor, takeSymbol } from './cursor.ts';
import { filterFault } from './mistake.ts';
import type { Comparison, FilterField, Operator, TimeOperator } from './row-filter.ts';
import type { FilterToken } from './tokens.ts';

const timeOperators: readonly TimeOperator[] = ['eq', 'ne', 'gt', 'lt', 'ge', 'le'];

interface Named extends FilterField {
  readonly name: string;
}

/** `field op value`. @throws Fault `bad-parameter` */
export function comparisonOf(cursor: FilterCursor): Comparison {
  const field = fieldAt(cursor);
  const operator = operatorAt(cursor, field);
  const token = field.type === 'instant' ? castAt(cursor) : cursor.take();
  return Object.freeze(valued(field, operator, token));
}

/** `contains(field,'text')`. @throws Fault `bad-parameter` */
export function containsOf(cursor: FilterCursor): Comparison {
  cursor.take();
  takeSymbol(cursor, '(');
  const { at } = cursor.token();
  const { name, operators } = fieldAt(cursor);
  if (!operators.includes('contains')) throw notTaken(name, operators, { at, given: 'contains' });
  takeSymbol(cursor, ',');
  const text = textAt(cursor.take());
  takeSymbol(cursor, ')');
  return Object.freeze({ kind: 'contains', field: name, text });
}

function fieldAt(cursor: FilterCursor): Named {
  const { kind, text, at } = cursor.take();
  const allowed = Object.keys(cursor.fields);
  const name = kind === 'word' ? allowed.find((each) => each.toLowerCase() === text.toLowerCase()) : undefined;
  const field = name === undefined ? undefined : cursor.fields[name];
  if (name !== undefined && field !== undefined) return { name, ...field };
  const explanation = `expected a field, found ${kind === 'end' ? 'the end of the filter' : excerpt(text)}`;
  throw filterFault({ at, explanation, allowed, ...(kind === 'word' && { given: text }) });
}

function operatorAt(cursor: FilterCursor, { name, operators }: Named): TimeOperator {
  const { kind, text, at } = cursor.take();
  const operator = kind === 'word' ? timeOperators.find((each) => each === text.toLowerCase()) : undefined;
  if (operator !== undefined && operators.includes(operator)) return operator;
  throw notTaken(name, operators, { at, given: text });
}

function notTaken(name: string, allowed: readonly Operator[], { at, given }: { at: number; given: string }) {
  const found = given === '' ? 'the end of the filter' : excerpt(given);
  const note =
    allowed.includes('contains') && given !== 'contains' ? ` (contains is written contains(${name},'…'))` : '';
  const explanation = `expected an operator of ${name}, found ${found}${note}`;
  return filterFault({ at, explanation, allowed, given });
}

function valued({ name, type }: Named, operator: TimeOperator, token: FilterToken): Comparison {
  const is = operator === 'eq';
  switch (type) {
    case 'text':
      return { kind: 'text', field: name, isExact: false, is, text: textAt(token) };
    case 'exact':
      return { kind: 'text', field: name, isExact: true, is, text: textAt(token) };
    case 'flag':
      return { kind: 'flag', field: name, is, value: flagAt(token) };
    case 'instant':
      return { kind: 'instant', field: name, operator, at: instantAt(token) };
  }
}

function textAt({ kind, text, at }: FilterToken): string {
  if (kind === 'string') return text;
  const explanation = `expected text between single quotes '…', found ${found({ kind, text })}`;
  throw filterFault({ at, explanation });
}

function flagAt({ kind, text, at }: FilterToken): boolean {
  const word = kind === 'word' ? text.toLowerCase() : '';
  if (word === 'true' || word === 'false') return word === 'true';
  const explanation = `expected true or false without quotes, found ${found({ kind, text })}`;
  throw filterFault({ at, explanation, allowed: ['true', 'false'] });
}

/** What stands for an instant: itself, or `cast('…', Edm.DateTimeOffset)` (REST-34). */
function castAt(cursor: FilterCursor): FilterToken {
  const token = cursor.take();
  if (token.kind !== 'word' || token.text.toLowerCase() !== 'cast') return token;
  takeSymbol(cursor, '(');
  const value = cursor.take();
  takeSymbol(cursor, ',');
  const { kind, text, at } = cursor.take();
  if (kind !== 'word' || text.toLowerCase() !== instantType.toLowerCase()) {
    const explanation = `expected ${instantType}, found ${found({ kind, text })}`;
    throw filterFault({ at, explanation, allowed: [instantType] });
  }
  takeSymbol(cursor, ')');
  return value;
}

const instantType = 'Edm.DateTimeOffset';
const dayFirst = /^(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,7})?)?(?:Z|[+-]\d{2}:\d{2})?)?$/i;

/** A day is its midnight, an instant without a zone is UTC (API-8); with or without quotes. */
function instantAt({ kind, text, at }: FilterToken): string {
  const given = kind === 'string' || kind === 'bare' ? text.trim().toUpperCase() : '';
  const day = dayFirst.exec(given)?.[1];
  const zoned = given.length > 10 && !/(Z|[+-]\d{2}:\d{2})$/.test(given) ? `${given}Z` : given;
  const instant = day !== undefined && isDay(day) ? Date.parse(zoned) : Number.NaN;
  if (!Number.isNaN(instant)) return new Date(instant).toISOString();
  const explanation = `expected a day as 2024-06-30 or an instant as 2024-06-30T12:00:00Z, found ${found({ kind, text })}`;
  throw filterFault({ at, explanation });
}

const found = ({ kind, text }: Pick<FilterToken, 'kind' | 'text'>) =>
  kind === 'end' ? 'the end of the filter' : excerpt(text);
