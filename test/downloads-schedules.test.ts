import { describe, expect, it } from 'vitest';
import { download } from '#contract/downloads.ts';
import { draft, halfYear, ok, refused, tenant, useDownloadsRoom } from './downloads-room.ts';
import { signedIn } from './seeded-people.ts';

const { room, ask, make, find } = useDownloadsRoom();
const clock = { time: '06:00', zone: 'Europe/Amsterdam' };
const weekly = { recurrence: { kind: 'weekly', every: 1, weekdays: [1], ...clock } } as const;
const lastDays = { kind: 'last', count: 30, unit: 'days' } as const;

describe('a schedule', () => {
  const scheduled = (more: object = {}) => draft({ range: lastDays, schedule: weekly, ...more });

  it('DL-19 DL-22 DL-23 is listed with its occurrences, and comes as often as its frequency allows', async () => {
    const { id } = await make({ range: lastDays, schedule: weekly });
    expect(await find(id)).toMatchObject({
      status: 'Active',
      occurrences: { done: 0, of: 52 },
      programme: 'insights',
      runs: [],
    });
    const dates = { recurrence: { kind: 'dates', dates: ['2099-01-01', '2099-03-01'], ...clock } };
    expect(await make({ range: lastDays, schedule: dates })).toMatchObject({
      occurrences: { done: 0, of: 2 },
      nextAt: '2099-01-01T05:00:00.000Z',
    });
    const daily = { recurrence: { kind: 'daily', every: 1, ...clock } };
    expect((await make({ range: lastDays, schedule: daily })).occurrences?.of).toBe(180);
  });

  it('DL-21 spans what its frequency allows', async () => {
    const wrong = async (more: object) => (await refused(ask('POST', '', { body: scheduled(more) }), 400)).parameter;
    expect(await wrong({ range: halfYear })).toBe('timeRange');
    expect(await wrong({ range: { kind: 'days', from: '2024-01-01', to: '2024-01-31' } })).toBe('range');
    expect(await wrong({ schedule: { ...weekly, count: 53 } })).toBe('count');
    expect(await wrong({ schedule: { recurrence: { ...weekly.recurrence, zone: 'Europe/Amsterdm' } } })).toBe('zone');
    const yearly = { recurrence: { kind: 'yearly', every: 1, month: 1, day: 1, ...clock } };
    await make({ range: { kind: 'lifetime' }, schedule: yearly });
  });

  it('DL-20 there are only so many of a programme', async () => {
    for (const name of ['1', '2', '3']) await make({ range: lastDays, schedule: weekly, name });
    const problem = await refused(ask('POST', '', { body: scheduled() }), 413);
    expect(problem.detail).toMatch(/3 schedules already/);
    // Another programme has room of its own, and a file that is made once needs none.
    await make({ dataset: 'LicenseActivity', columns: ['CustomerTenantId'], range: lastDays, schedule: weekly });
    await make();
  });

  it('is run at once, paused, resumed, changed, removed and taken back', async () => {
    const { id } = await make({ range: lastDays, schedule: weekly, name: 'Mondays' });
    ok(await ask('POST', `/${id}/run`));
    await room.app.jobs.runDue();
    const [run] = (await find(id)).runs;
    expect(run).toMatchObject({ state: 'ready', rows: 3 });
    expect(run?.file?.name).toBe('Mondays_2024-04-15.csv');
    expect(download.parse(ok(await ask('POST', `/${id}/pause`)))).toMatchObject({ status: 'Paused', nextAt: null });
    await refused(ask('POST', `/${id}/run`), 409);
    await refused(ask('POST', `/${id}/pause`), 400);
    expect(download.parse(ok(await ask('POST', `/${id}/resume`)))).toMatchObject({
      status: 'Active',
      nextAt: expect.any(String),
    });
    const tuesdays = { recurrence: { ...weekly.recurrence, weekdays: [2] } };
    const body = { ...scheduled({ name: 'Tuesdays', schedule: tuesdays }), version: 1 };
    const changed = download.parse(ok(await ask('PUT', `/${id}`, { body })));
    expect(changed).toMatchObject({ name: 'Tuesdays', changedAt: expect.any(String), version: 2 });
    expect(new Date(changed.nextAt ?? '').getUTCDay()).toBe(2);
    await refused(ask('PUT', `/${id}`, { body: { ...draft(), version: 2 } }), 400);
    const late = await refused(ask('PUT', `/${id}`, { body: { ...body, name: 'Late' } }), 409);
    expect(late.detail).toMatch(/This schedule was changed at .* \(version 2, not 1\): name is now "Tuesdays"\./);
    expect((await find(id)).name).toBe('Tuesdays');
    ok(await ask('DELETE', `/${id}`));
    await refused(ask('GET', `/${id}`), 404);
    await refused(ask('POST', `/${id}/restore`, { as: 'rv' }), 404);
    expect(download.parse(ok(await ask('POST', `/${id}/restore`)))).toMatchObject({
      name: 'Tuesdays',
      status: 'Active',
    });
    expect((await find(id)).runs).toHaveLength(1);
  });
});

describe('an owner who left', () => {
  it('DL-30 RO-33 R-15 the schedule stops with the role of its owner', async () => {
    const { id } = await make({ range: lastDays, schedule: weekly }, 'leaver');
    ok(await ask('POST', `/${id}/run`, { as: 'leaver' }));
    const grants = async (roles: object[]) => {
      const url = `/api/v1/people/leaver/grants?tenant=${tenant}`;
      ok(
        await room.server.inject({
          method: 'PUT',
          url,
          headers: signedIn({ account: 'ga' }),
          payload: { grants: roles },
        }),
      );
    };
    await grants([]);
    await room.app.jobs.runDue();
    await refused(ask('GET', `/${id}`, { as: 'leaver' }), 404);
    await grants([{ role: 'RV' }]);
    const stopped = await find(id, 'leaver');
    expect(stopped).toMatchObject({ status: 'Inactive', nextAt: null });
    expect(stopped.runs.map(({ state }) => state)).toEqual(['cancelled']);
  });
});
