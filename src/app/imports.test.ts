import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Fault } from '#base/fault.ts';
import type { DeliveryInfo, Receipt } from '#contract/imports.ts';
import { createImports, type ImportWork } from './imports.ts';

/** Work in memory: files named `bad` are refused, `bug` breaks, `slow` waits until it is cancelled. */
function memoryWork(): ImportWork & { bugs: unknown[] } {
  const kept = new Map<string, { delivery: DeliveryInfo; receipt: Receipt }>();
  const bugs: unknown[] = [];
  let ids = 0;
  return {
    bugs,
    now: () => '2024-04-15T00:00:00.000Z',
    newId: () => `import-${++ids}`,
    onBug: (error) => bugs.push(error),
    async run({ name, tenant }, onProgress, signal) {
      onProgress('loading', 0.5);
      if (name === 'bad') throw new Fault('unreadable', 'no dataset knows this header');
      if (name === 'bug') throw new Error('a broken invariant');
      if (name === 'slow') await pause(10_000, undefined, { signal });
      const delivery = `delivery-${kept.size + 1}`;
      const info = { delivery, tenant, dataset: 'Profile', file: name, rows: 1, months: null, version: 1 };
      kept.set(delivery, {
        delivery: { ...info, loadedAt: '2024-04-15T00:00:00.000Z', undoneAt: null },
        receipt: receiptOf(delivery, tenant, name),
      });
      return receiptOf(delivery, tenant, name);
    },
    async undo(delivery) {
      const found = kept.get(delivery);
      if (found)
        kept.set(delivery, { ...found, delivery: { ...found.delivery, undoneAt: '2024-04-16T00:00:00.000Z' } });
    },
    deliveries: async () => [...kept.values()].map(({ delivery }) => delivery),
    find: async (delivery) => kept.get(delivery),
  };
}

function receiptOf(delivery: string, tenant: string, file: string): Receipt {
  const counts = { rows: 1, loaded: 1, rejected: 0, duplicate: false, version: 1 };
  const nothing = { months: null, problems: [], rejectsFile: null, unknownColumns: [], missingColumns: [] };
  return { delivery, dataset: 'Profile', tenant, file, ...counts, ...nothing };
}

describe('createImports', () => {
  const begin = (imports: ReturnType<typeof createImports>, name: string, discard?: () => Promise<void>) => {
    const { id } = imports.announce({ tenant: 't', name });
    imports.start(id, `/tmp/${name}`, discard);
    return id;
  };

  it('HTTP-2 runs imports one after the other and tells each step', async () => {
    const imports = createImports(memoryWork());
    const steps: string[] = [];
    const [first, second] = [begin(imports, 'a'), begin(imports, 'b')];
    expect(imports.running()).toBe(2);
    const ends = await Promise.all([
      imports.ended(first, ({ stage }) => steps.push(`a ${stage}`)),
      imports.ended(second, ({ stage }) => steps.push(`b ${stage}`)),
    ]);
    expect(ends.map(({ stage, progress }) => [stage, progress])).toEqual([
      ['done', 1],
      ['done', 1],
    ]);
    expect(steps.indexOf('a done')).toBeLessThan(steps.indexOf('b reading'));
    expect(imports.running()).toBe(0);
    expect((await imports.list()).running).toEqual([]);
  });

  it('HTTP-2 tells a refusal as it is and a bug without its inside; the file is discarded either way', async () => {
    const work = memoryWork();
    const imports = createImports(work);
    let discarded = 0;
    const discard = async () => {
      discarded++;
    };
    const bad = await imports.ended(begin(imports, 'bad', discard));
    expect(bad).toMatchObject({
      stage: 'failed',
      error: { code: 'unreadable', detail: 'no dataset knows this header' },
    });
    const bug = await imports.ended(begin(imports, 'bug', discard));
    expect(bug.error?.code).toBe('internal');
    expect(JSON.stringify(bug)).not.toContain('invariant');
    expect(work.bugs).toHaveLength(1);
    await imports.ended(begin(imports, 'good', discard));
    await imports.close();
    expect(discarded).toBe(3);
  });

  it('HTTP-2 cancels what runs and what waits', async () => {
    const imports = createImports(memoryWork());
    const [slow, waiting] = [begin(imports, 'slow'), begin(imports, 'a')];
    expect((await imports.cancel(waiting)).stage).toBe('cancelled');
    await imports.cancel(slow);
    expect((await imports.ended(slow)).stage).toBe('cancelled');
    expect((await imports.ended(waiting)).stage).toBe('cancelled');
    await expect(imports.cancel(slow)).rejects.toThrow(/has ended \(cancelled\)/);
    expect((await imports.list()).deliveries).toEqual([]);
  });

  it('HTTP-2 undoes by import and by delivery, once', async () => {
    const imports = createImports(memoryWork());
    const id = begin(imports, 'a');
    await imports.ended(id);
    expect((await imports.undo(id)).stage).toBe('undone');
    await expect(imports.undo('delivery-1')).rejects.toThrow(/undone already/);
    await imports.ended(begin(imports, 'b'));
    expect((await imports.undo('delivery-2')).receipt?.file).toBe('b');
    await expect(imports.undo('nothing')).rejects.toThrow(/no import or delivery "nothing"/);
  });

  it('HTTP-2 lists a file that did not arrive', async () => {
    const imports = createImports(memoryWork());
    const { id } = imports.announce({ tenant: 't', name: 'a' });
    expect((await imports.status(id)).stage).toBe('receiving');
    imports.refuse(id, new Fault('too-large', 'over the limit'));
    expect((await imports.list('t')).running).toMatchObject([{ id, stage: 'failed', error: { code: 'too-large' } }]);
    expect((await imports.list('other')).running).toEqual([]);
  });
});
