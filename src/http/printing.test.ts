import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { httpRoom } from '../../test/http-room.ts';
import { subscriptionsCsv } from '../../test/samples.ts';

const room = httpRoom();

beforeAll(async () => {
  await room.open();
  await room.bring(subscriptionsCsv(), { tenant: '4567890' });
}, 60_000);

afterAll(() => room.remove());

const print = (language: string) => room.get(`/api/v1/reports/customers.pdf?lang=${language}`);

/** How long a small question waits for its turn and its answer, in ms. */
async function asked(): Promise<number> {
  const started = performance.now();
  await nextTurn();
  expect((await room.get('/healthz')).statusCode).toBe(200);
  return performance.now() - started;
}

describe('a print', () => {
  it('HTTP-1 SEC-14 is drawn while the server goes on answering', async () => {
    // What is loaded when it is first needed is loaded now, and the figures are known.
    expect((await print('en')).statusCode).toBe(200);
    let isDrawn = false;
    const started = performance.now();
    const drawn = print('nl').finally(() => {
      isDrawn = true;
    });
    const waits: number[] = [];
    while (!isDrawn) waits.push(await asked());
    const took = performance.now() - started;
    expect((await drawn).headers['content-type']).toBe('application/pdf');
    expect(waits.length).toBeGreaterThan(10);
    expect(Math.max(...waits)).toBeLessThan(took / 2);
  });
});
