import { describe, expect, it } from 'vitest';
import { Fault } from '#base/fault.ts';
import { insightsPrefix, pageOf } from './paging.ts';

const records = Array.from({ length: 2500 }, (_, index) => index);

describe('pageOf', () => {
  it('A-43 walks every record once, a thousand at a time, by addresses relative to the prefix', () => {
    const asked = [`${insightsPrefix}/ScheduledReport?reportName=a%26b&SKIP=0`];
    const walked: number[] = [];
    for (const url of asked) {
      const skip = Number(new URL(url, 'http://localhost').searchParams.get('skip') ?? '0');
      const { value, nextLink } = pageOf(records, url, skip);
      expect(value.length).toBeLessThanOrEqual(1000);
      walked.push(...value);
      if (nextLink !== null) asked.push(`${insightsPrefix}/${nextLink}`);
    }
    expect(walked).toEqual(records);
    expect(asked.slice(1)).toEqual([
      `${insightsPrefix}/ScheduledReport?reportName=a%26b&skip=1000`,
      `${insightsPrefix}/ScheduledReport?reportName=a%26b&skip=2000`,
    ]);
  });

  it('A-43 is one page where a thousand is enough, and nothing beyond the end', () => {
    expect(pageOf(records.slice(0, 1000), '/x', 0)).toEqual({ value: records.slice(0, 1000), nextLink: null });
    expect(pageOf(records, '/x', 9000)).toEqual({ value: [], nextLink: null });
  });

  it.each([-1, 1.5, Number.NaN])('refuses to pass over %s records', (skip) => {
    expect(() => pageOf(records, '/x', skip)).toThrow(Fault);
  });
});
