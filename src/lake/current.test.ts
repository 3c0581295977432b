import { describe, expect, it } from 'vitest';
import { invoices, offices, seats } from '../../test/import-room.ts';
import { currentParts, datasetStates } from './current.ts';
import type { Delivery, Manifest } from './manifest.ts';

const delivery = (id: string, more: Partial<Delivery>): Delivery => ({
  ...{ id, dataset: 'Seats', tenant: 'T1', file: `${id}.csv`, sha256: id, rows: 1, periods: [], columns: [] },
  ...{ loadedAt: `2024-06-0${id}T00:00:00.000Z`, version: Number(id) },
  ...more,
});
const manifest = (...deliveries: Delivery[]): Manifest => ({ tenant: 'T1', version: 9, deliveries });
const shown = (parts: ReturnType<typeof currentParts>) =>
  parts.map(({ delivery: { id }, periods }) => (periods === undefined ? id : `${id}: ${periods.join(' ')}`));

describe('currentParts', () => {
  it('CLI-4 gives each month to the newest delivery that brings it', () => {
    const two = manifest(
      delivery('1', { periods: ['2024-01', '2024-02', '2024-03'] }),
      delivery('2', { periods: ['2024-02', '2024-04'] }),
    );
    expect(shown(currentParts(two, seats))).toEqual(['1: 2024-01 2024-03', '2: 2024-02 2024-04']);
  });

  it('gives the month back when the newest delivery is undone', () => {
    const undone = manifest(
      delivery('1', { periods: ['2024-01'] }),
      delivery('2', { periods: ['2024-01'], undoneAt: 'later', undoneVersion: 3 }),
    );
    expect(shown(currentParts(undone, seats))).toEqual(['1: 2024-01']);
  });

  it('takes the newest snapshot only, and every delivery of events oldest first', () => {
    const many = (dataset: string) => manifest(delivery('1', { dataset }), delivery('2', { dataset }));
    expect(shown(currentParts(many('Offices'), offices))).toEqual(['2']);
    expect(shown(currentParts(many('Invoices'), invoices))).toEqual(['1', '2']);
  });
});

describe('datasetStates', () => {
  it('names version, time and months per dataset, an undo counting as a change', () => {
    const states = datasetStates(
      manifest(
        delivery('1', { periods: ['2024-01', '2024-03'] }),
        delivery('2', { dataset: 'Offices' }),
        delivery('3', { periods: ['2024-05'], undoneAt: 'later', undoneVersion: 4 }),
      ),
    );
    expect(states).toEqual([
      { dataset: 'Offices', version: 2, loadedAt: '2024-06-02T00:00:00.000Z' },
      {
        dataset: 'Seats',
        version: 4,
        loadedAt: '2024-06-01T00:00:00.000Z',
        months: { from: '2024-01', to: '2024-03' },
      },
    ]);
  });

  it('leaves a dataset out of which nothing is left', () => {
    expect(datasetStates(manifest(delivery('1', { undoneAt: 'later', undoneVersion: 2 })))).toEqual([]);
  });
});
