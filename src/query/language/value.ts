import { isDay } from '#base/day.ts';
import { isMonth } from '#base/month.ts';
import type { ColumnType } from '#model/dataset.ts';
import type { ValueKind } from './checked.ts';

/** How the values of a column are compared; a metric is a number. */
export function valueKindOf(type: ColumnType): ValueKind {
  switch (type) {
    case 'string':
    case 'enum':
    case 'guid':
      return 'text';
    case 'integer':
    case 'decimal':
      return 'number';
    case 'date':
    case 'month':
      return 'day';
    case 'boolean01':
      return 'flag';
  }
}

/**
 * A typed value as one of the column's type, whether it was written as a number or as a string. Undefined where it is none.
 * Numbers come back without needless zeros.
 */
export function convert(text: string, type: ColumnType): string | undefined {
  switch (valueKindOf(type)) {
    case 'text':
      return text;
    case 'number':
      return toNumber(text);
    case 'day':
      return toDay(text.trim(), type);
    case 'flag':
      return toFlag(text);
  }
}

/** However long it is: an engine compares with what comes nearest. Zeros are cut off by walking: an expression would look at a long run of them again and again. */
function toNumber(text: string): string | undefined {
  const typed = text.trim();
  if (!/^-?[0-9]+(?:\.[0-9]+)?$/.test(typed)) return undefined;
  const sign = typed.startsWith('-') ? '-' : '';
  const [digits = '', fraction = ''] = typed.slice(sign.length).split('.');
  const whole = withoutLeadingZeros(digits);
  const decimals = withoutZerosBehind(fraction);
  const plain = decimals === '' ? whole : `${whole}.${decimals}`;
  return plain === '0' ? plain : `${sign}${plain}`;
}

function withoutLeadingZeros(digits: string): string {
  let start = 0;
  while (start < digits.length - 1 && digits[start] === '0') start++;
  return digits.slice(start);
}

function withoutZerosBehind(fraction: string): string {
  let end = fraction.length;
  while (fraction[end - 1] === '0') end--;
  return fraction.slice(0, end);
}

function toDay(text: string, type: ColumnType): string | undefined {
  if (isDay(text)) return text;
  return type === 'month' && isMonth(text) ? `${text}-01` : undefined;
}

function toFlag(text: string): string | undefined {
  const number = toNumber(text);
  return number === '0' || number === '1' ? number : undefined;
}
