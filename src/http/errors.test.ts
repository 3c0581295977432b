import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Fault } from '#base/fault.ts';
import { problemDetails } from '#contract/problem.ts';
import { toFault, toProblem } from './errors.ts';

describe('toProblem', () => {
  it('HTTP-4 gives every fault its status, with parameter and allowed values', () => {
    const problem = toProblem(new Fault('bad-parameter', 'range: use one', { parameter: 'range', allowed: ['3M'] }));
    expect(problemDetails.parse(problem)).toMatchObject({
      status: 400,
      code: 'bad-parameter',
      parameter: 'range',
      allowed: ['3M'],
      detail: 'range: use one',
    });
    const statuses = ['not-found', 'forbidden', 'conflict', 'unreadable', 'too-large', 'unavailable'] as const;
    expect(statuses.map((code) => toProblem(new Fault(code, 'x')).status)).toEqual([404, 403, 409, 422, 413, 503]);
  });

  it('HTTP-4 tells nothing of the inside when it is our bug', () => {
    const problem = toProblem(new Error('SELECT secret FROM /home/me'));
    expect(problem).toMatchObject({ status: 500, code: 'internal' });
    expect(JSON.stringify(problem)).not.toMatch(/secret|home/);
  });

  it('HTTP-4 keeps the status of the web framework', () => {
    expect(toProblem(Object.assign(new Error('slow down'), { statusCode: 429 }))).toMatchObject({ status: 429 });
    expect(toProblem(Object.assign(new Error('x'), { statusCode: 503 }))).toMatchObject({ code: 'unavailable' });
    const media = toProblem(Object.assign(new Error('Unsupported Media Type'), { statusCode: 415 }));
    expect(media).toMatchObject({ status: 415, title: 'Kind of content not understood' });
    expect(media.detail).toMatch(/application\/json/);
  });
});

describe('toFault', () => {
  const schema = z.strictObject({ range: z.enum(['3M', '6M']).optional(), tenant: z.string().optional() });
  const refused = (value: unknown) => {
    const parsed = schema.safeParse(value);
    if (parsed.success) throw new Error('it should be refused');
    return toFault(parsed.error, schema);
  };

  it('HTTP-4 names the values a parameter may have', () => {
    expect(refused({ range: '4M' })).toMatchObject({ parameter: 'range', allowed: ['3M', '6M'] });
  });

  it('HTTP-4 says that a parameter was given twice', () => {
    expect(refused({ tenant: ['a', 'b'] })).toMatchObject({ parameter: 'tenant', message: 'tenant: give one value' });
  });

  it('HTTP-4 names an unknown parameter and the one that was meant', () => {
    expect(refused({ tenat: '1' })).toMatchObject({ parameter: 'tenat', allowed: ['range', 'tenant'] });
    expect(refused({ tenat: '1' }).message).toMatch(/did you mean "tenant"/);
  });
});
