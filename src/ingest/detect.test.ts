import { describe, expect, it } from 'vitest';
import { Fault } from '#base/fault.ts';
import { datasets } from '#catalog/datasets/index.ts';
import { invoices, roomDatasets } from '../../test/import-room.ts';
import { detectDataset } from './detect.ts';

const refusal = (act: () => unknown): Fault => {
  try {
    act();
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
  throw new Error('was not refused');
};

describe('detectDataset', () => {
  it.each(datasets.map((dataset) => [dataset.name, dataset] as const))(
    'CLI-4 knows %s by its own header',
    (name, dataset) => {
      const match = detectDataset(Object.keys(dataset.columns), datasets);
      expect(match.dataset.name).toBe(name);
      expect(match.missing).toEqual([]);
      expect(match.unknown).toEqual([]);
    },
  );

  it.each(datasets.map((dataset) => [dataset.name, dataset] as const))(
    'CLI-4 knows %s by printed headers and aliases, in capitals',
    (name, dataset) => {
      const header = Object.entries(dataset.columns).map(
        ([column, { header: printed, aliases }]) => ` ${(printed ?? aliases?.at(-1) ?? column).toUpperCase()} `,
      );
      expect(detectDataset(header, datasets).dataset.name).toBe(name);
    },
  );

  it('CLI-4 names unknown and missing columns', () => {
    const match = detectDataset(['month', 'SUBSCRIPTIONID', 'Revenue (USD)', 'seat change', 'Colour'], roomDatasets);
    expect(match.columns).toEqual(['Month', 'SubscriptionId', 'RevenueUSD', 'SeatChange', undefined]);
    expect(match.unknown).toEqual(['Colour']);
    expect(match.missing).toEqual(['State', 'Channel', 'Seats', 'StartDate', 'IsTrial', 'CustomerName']);
  });

  it('fills a column from its name before an alias', () => {
    const match = detectDataset(['Revenue', 'RevenueUSD', 'Month', 'SubscriptionId'], roomDatasets);
    expect(match.columns).toEqual([undefined, 'RevenueUSD', 'Month', 'SubscriptionId']);
    expect(match.unknown).toEqual(['Revenue']);
  });

  it('CLI-4 refuses a header no dataset knows with the three nearest and what they lack', () => {
    const fault = refusal(() => detectDataset(['Month', 'State', 'InvoiceNumber', 'Colour', 'Taste'], roomDatasets));
    expect(fault).toMatchObject({ code: 'unreadable', parameter: 'dataset' });
    expect(fault.allowed).toEqual(['Seats', 'Invoices']);
    expect(fault.message).toMatch('Seats lacks SubscriptionId');
    expect(JSON.parse(fault.detail ?? '')[0]).toMatchObject({ dataset: 'Seats' });
    expect(refusal(() => detectDataset(['Colour', 'Taste'], roomDatasets)).message).toMatch(
      'None of its columns is known',
    );
  });

  it('refuses doubled columns by name', () => {
    const fault = refusal(() => detectDataset(['Month', 'month ', 'SubscriptionId'], roomDatasets));
    expect(fault.message).toMatch('"Month" more than once');
  });

  it('asks when two datasets fit equally', () => {
    const twin = {
      ...invoices,
      name: 'InvoiceCopies',
      columns: { ...invoices.columns, Extra: invoices.columns.Amount },
    };
    const other = { ...twin, name: 'OtherCopies' };
    const fault = refusal(() => detectDataset(['InvoiceNumber', 'InvoiceLine', 'Amount'], [twin, other]));
    expect(fault.allowed).toEqual(['InvoiceCopies', 'OtherCopies']);
    expect(detectDataset(['InvoiceNumber', 'InvoiceLine', 'Amount'], [twin, other, invoices]).dataset.name).toBe(
      'Invoices',
    );
  });

  it('CLI-1 takes the dataset that is named, also by another name, and says what it lacks', () => {
    expect(detectDataset(['Month', 'SubscriptionId'], roomDatasets, 'seatlist').dataset.name).toBe('Seats');
    expect(refusal(() => detectDataset(['Month', 'Seats'], roomDatasets, 'Seats')).message).toMatch('"SubscriptionId"');
    expect(refusal(() => detectDataset(['Month'], roomDatasets, 'Seat'))).toMatchObject({
      code: 'bad-parameter',
      message: expect.stringContaining('did you mean Seats'),
    });
  });
});

describe('columns that files need not have', () => {
  it('CLI-4 does not miss a column that only feeds a metric', () => {
    const subscriptions = datasets.find((dataset) => dataset.name === 'SeatsSubscriptionsAndRevenue');
    const header = Object.keys(subscriptions?.columns ?? {}).filter((name) => name !== 'AssignedSeats');
    expect(detectDataset(header, datasets).missing).toEqual([]);
  });
});
