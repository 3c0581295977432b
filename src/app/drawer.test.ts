import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { formats } from '#delivery/formats.ts';
import { resultOf, shapes, tableOf } from '../../test/delivery-sample.ts';
import type { DrawJob } from './draw-job.ts';
import { createDrawer, type Drawer } from './drawer.ts';

const opened: Drawer[] = [];
afterEach(() => Promise.all(opened.splice(0).map((drawer) => drawer.close())));

function open(limits?: Parameters<typeof createDrawer>[0]): Drawer {
  const drawer = createDrawer(limits);
  opened.push(drawer);
  return drawer;
}

const pdf: DrawJob = { format: 'pdf', result: resultOf(shapes), options: { language: 'nl' } };
const png: DrawJob = { format: 'png', result: resultOf([tableOf(3)]), options: { theme: 'dark' } };
/** A picture shows one section; two of them are a mistake of ours. */
const broken: DrawJob = { ...png, result: resultOf([tableOf(3), tableOf(4)]) };
const long: DrawJob = { ...pdf, result: resultOf(Array.from({ length: 40 }, () => tableOf(300))) };

describe('createDrawer', () => {
  it('draws in another thread the same bytes as in this one, in the order asked for', async () => {
    const drawer = open();
    const order: string[] = [];
    const drawn = [pdf, png, pdf].map(async (job) => {
      const bytes = await drawer.draw(job);
      order.push(job.format);
      return bytes;
    });
    for (const [index, job] of [pdf, png, pdf].entries()) {
      const here = await formats[job.format].write(job.result, job.options);
      expect(Buffer.from((await drawn[index]) ?? []).equals(Buffer.from(here)), job.format).toBe(true);
    }
    expect(order).toEqual(['pdf', 'png', 'pdf']);
  });

  it('goes on with the next after a drawing that broke', async () => {
    const drawer = open();
    const [failed, next] = [drawer.draw(broken), drawer.draw(png)];
    await expect(failed).rejects.toMatchObject({ cause: expect.stringContaining('one section expected') });
    expect((await next).length).toBeGreaterThan(0);
  });

  it('SEC-14 gives up what takes too long or too much memory', async () => {
    await expect(open({ timeMs: 1, heapMb: 1024 }).draw(long)).rejects.toMatchObject({ code: 'too-large' });
    await expect(open({ timeMs: 120_000, heapMb: 24 }).draw(long)).rejects.toMatchObject({ code: 'too-large' });
  });

  it('SEC-14 stops when nobody wants it any more, and does not begin what nobody wants', async () => {
    const drawer = open();
    const [first, second] = [new AbortController(), new AbortController()];
    const [drawn, waiting] = [drawer.draw(long, first.signal), drawer.draw(long, second.signal)];
    const last = drawer.draw(png);
    // By then the first is being drawn.
    await nextTurn();
    second.abort(new Error('nobody waits'));
    first.abort(new Error('gone'));
    await expect(drawn).rejects.toThrow('gone');
    await expect(waiting).rejects.toThrow('nobody waits');
    expect((await last).length).toBeGreaterThan(0);
  });
});
