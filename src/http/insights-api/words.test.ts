import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Fault } from '#base/fault.ts';
import { amount, flag, parseWords, text } from './words.ts';

const schema = z.object({ ReportName: text, ExecuteNow: flag, RecurrenceCount: amount });

describe('parseWords', () => {
  it('API-5 API-6 knows names in any case and with the blank that one page prints', () => {
    expect(parseWords(schema, { reportname: 'a', EXECUTENOW: 'True', ' RecurrenceCount': '12' })).toEqual({
      ReportName: 'a',
      ExecuteNow: true,
      RecurrenceCount: 12,
    });
  });

  it('API-5 passes over what it does not know, and takes null for absent', () => {
    expect(
      parseWords(schema, { ReportName: null, constructor: 1, toString: {}, __proto__: { ExecuteNow: 1 } }),
    ).toEqual({});
  });

  it('refuses a value of another kind and a name that is there twice, naming it', () => {
    for (const [given, parameter] of [
      [{ ReportName: 3 }, 'ReportName'],
      [{ executeNow: 'yes' }, 'ExecuteNow'],
      [{ recurrenceCount: 'many' }, 'RecurrenceCount'],
      [{ ReportName: 'a', reportName: 'b' }, 'ReportName'],
      [{ ReportName: ['a', 'b'] }, 'ReportName'],
      [[], 'body'],
      ['text', 'body'],
    ] as const) {
      expect(() => parseWords(schema, given), JSON.stringify(given)).toThrow(
        expect.objectContaining({ code: 'bad-parameter', parameter }),
      );
    }
  });

  it('answers or refuses, whatever comes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom('ReportName', 'executenow', 'RecurrenceCount'), (value, name) => {
        for (const given of [value, { [name]: value }]) {
          try {
            const read = parseWords(schema, given);
            expect(Object.keys(schema.shape)).toEqual(expect.arrayContaining(Object.keys(read)));
          } catch (error) {
            expect(error).toBeInstanceOf(Fault);
          }
        }
      }),
    );
  });
});
