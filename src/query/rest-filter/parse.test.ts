import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fault } from '#base/fault.ts';
import { parseRowFilter } from './parse.ts';
import { type FilterFields, filterLimits, type RowFilter } from './row-filter.ts';

const fields: FilterFields = {
  serviceCode: { type: 'text', operators: ['eq', 'ne'] },
  subscriptionType: { type: 'exact', operators: ['eq', 'ne'] },
  autoRenewEnabled: { type: 'flag', operators: ['eq', 'ne'] },
  creationDate: { type: 'instant', operators: ['eq', 'ne', 'gt', 'lt', 'ge', 'le'] },
  customerName: { type: 'text', operators: ['contains'] },
};
const parse = (text: string) => parseRowFilter(text, fields);
const service = (text: string, is = true) => ({ kind: 'text', field: 'serviceCode', isExact: false, is, text });

function refusal(text: string): Fault {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
  throw new Error(`taken: ${text}`);
}

describe('parseRowFilter', () => {
  it('REST-17 reads comparisons joined by and, or and parentheses; and binds closer', () => {
    expect(parse("serviceCode eq 'o365'")).toEqual(service('o365'));
    expect(parse(" SERVICECODE NE 'O''Neill' ")).toEqual(service("O'Neill", false));
    expect(parse("serviceCode eq 'a' or serviceCode eq 'b' And serviceCode eq 'c'")).toEqual({
      kind: 'or',
      parts: [service('a'), { kind: 'and', parts: [service('b'), service('c')] }],
    });
    expect(parse("((serviceCode eq 'a' or serviceCode eq 'b')) and serviceCode eq 'c'")).toEqual({
      kind: 'and',
      parts: [{ kind: 'or', parts: [service('a'), service('b')] }, service('c')],
    });
  });

  it('REST-32 reads bare booleans, days and instants, and contains', () => {
    expect(parse('autoRenewEnabled eq TRUE')).toEqual({
      kind: 'flag',
      field: 'autoRenewEnabled',
      is: true,
      value: true,
    });
    const at = (text: string) => {
      const filter = parse(`creationDate ge ${text}`);
      return filter.kind === 'instant' ? filter.at : filter;
    };
    expect(at('2024-02-29')).toBe('2024-02-29T00:00:00.000Z');
    expect(at("'2024-02-29T10:00:00'")).toBe('2024-02-29T10:00:00.000Z');
    expect(at('2024-02-29T10:00:00+02:00')).toBe('2024-02-29T08:00:00.000Z');
    expect(at('2024-02-29t10:00z')).toBe('2024-02-29T10:00:00.000Z');
    expect(parse("contains( customerName , 'Tail')")).toEqual({
      kind: 'contains',
      field: 'customerName',
      text: 'Tail',
    });
    expect(parse("subscriptionType eq 'Office'")).toMatchObject({ isExact: true, text: 'Office' });
  });

  it('REST-34 reads an instant that is cast, as the documentation writes it', () => {
    const plain = parse('creationDate le 2018-01-01');
    expect(parse("creationDate le cast('2018-01-01', Edm.DateTimeOffset)")).toEqual(plain);
    expect(parse("creationDate le CAST ( '2018-01-01T00:00:00Z',edm.datetimeoffset )")).toEqual(plain);
    const documented = "serviceCode eq 'x' or (creationDate ge cast('2018-01-01', Edm.DateTimeOffset))";
    expect(parse(documented)).toMatchObject({ kind: 'or', parts: [{ text: 'x' }, { operator: 'ge' }] });
  });

  it.each([
    ["creationDate le cast('2018-01-01', Edm.String)", 'character 36: expected Edm.DateTimeOffset, found "Edm.String"'],
    ["creationDate le cast('2018-01-01')", 'character 34: expected ,, found ")"'],
    ["creationDate le cast('x', Edm.DateTimeOffset)", 'character 22: expected a day as 2024-06-30'],
    ["serviceCode eq cast('x', Edm.String)", 'character 16: expected text between single quotes'],
    ['', 'character 1: expected a field, found the end of the filter'],
    ["servicCode eq 'x'", 'character 1: expected a field, found "servicCode"; did you mean serviceCode?'],
    ["wholly eq 'x'", 'character 1: expected a field, found "wholly"; allowed: serviceCode, '],
    ["serviceCode gt 'x'", 'character 13: expected an operator of serviceCode, found "gt"; did you mean eq or ne?'],
    ["serviceCode = 'x'", 'character 13: "=" belongs to no filter'],
    ['serviceCode eq o365', 'character 16: expected text between single quotes \'…\', found "o365"'],
    ["serviceCode eq 'x", 'character 16: the text has no end'],
    ['serviceCode eq ‘x’', 'character 16: "‘" belongs to no filter; text stands between straight single quotes'],
    ["autoRenewEnabled eq 'true'", 'character 21: expected true or false without quotes, found "true"'],
    ['creationDate lt 2024-02-30', 'character 17: expected a day as 2024-06-30'],
    ['creationDate lt 2024-01-01T25:00', 'character 17: expected a day as 2024-06-30'],
    [
      "customerName eq 'x'",
      'character 14: expected an operator of customerName, found "eq" (contains is written contains(customerName,\'…\'))',
    ],
    ["contains(serviceCode,'x')", 'character 10: expected an operator of serviceCode, found "contains"'],
    ["contains(customerName 'x')", 'character 23: expected ,, found "x"'],
    ["(serviceCode eq 'x'", 'character 20: expected ), found the end of the filter'],
    [
      "serviceCode eq 'x' serviceCode eq 'y'",
      'character 20: expected the end of the filter, "and" or "or", found "serviceCode"',
    ],
    ["not serviceCode eq 'x'", 'character 1: expected a field, found "not"'],
    ["constructor eq 'x'", 'character 1: expected a field, found "constructor"'],
  ])('REST-17 refuses %j and says where and why', (text, message) => {
    const { code, parameter, message: told } = refusal(text);
    expect({ code, parameter }).toEqual({ code: 'bad-parameter', parameter: 'filter' });
    expect(told).toContain(`filter, ${message}`);
  });

  it('SEC-1 SEC-14 has bounds on length, conditions and depth', () => {
    const { characters, conditions, depth } = filterLimits;
    const list = (count: number) => Array.from({ length: count }, () => "serviceCode eq ''").join(' or ');
    const deep = (count: number) => `${'('.repeat(count)}serviceCode eq ''${')'.repeat(count)}`;
    expect(parse(list(conditions))).toMatchObject({ kind: 'or' });
    expect(parse(deep(depth))).toEqual(service(''));
    expect(refusal(list(conditions + 1)).message).toContain(`at most ${conditions} conditions`);
    expect(refusal(deep(depth + 1)).message).toContain(`at most ${depth} deep`);
    expect(refusal(`serviceCode eq '${'x'.repeat(characters)}'`).message).toContain(`at most ${characters} characters`);
  });

  it('SEC-1 answers anything with a frozen tree or a refusal of the filter, and never changes a value', () => {
    const words = [
      'serviceCode',
      'creationDate',
      'autoRenewEnabled',
      'customerName',
      'contains',
      'cast',
      'Edm.DateTimeOffset',
      'eq',
      'gt',
      'and',
      'or',
    ];
    const piece = fc.oneof(fc.constantFrom(...words, '(', ')', ',', "'", "''", ' ', 'true', '2024-01-01'), fc.string());
    const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(' '));
    fc.assert(
      fc.property(text, (source) => {
        try {
          expectFrozen(parse(source));
        } catch (error) {
          expect(error).toBeInstanceOf(Fault);
          expect(error).toMatchObject({ code: 'bad-parameter', parameter: 'filter' });
        }
      }),
      { numRuns: 3000 },
    );
    fc.assert(
      fc.property(fc.string(), (value) => {
        expect(parse(`serviceCode eq '${value.replaceAll("'", "''")}'`)).toEqual(service(value));
      }),
    );
  });
});

function expectFrozen(filter: RowFilter): void {
  expect(Object.isFrozen(filter)).toBe(true);
  if (filter.kind === 'and' || filter.kind === 'or') filter.parts.forEach(expectFrozen);
}
