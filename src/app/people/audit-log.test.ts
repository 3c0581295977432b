import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AdministeredHouse, administeredHouse, from, house } from '../../../test/administered-house.ts';
import { type RecordEngine, recordEngines } from '../../../test/record-engines.ts';
import type { AuditLog } from './audit-log.ts';
import type { HouseTenants } from './house-tenants.ts';

for (const { name, start } of recordEngines()) {
  describe.skipIf(start === undefined)(`log and tenants on ${name}`, () => {
    let engine: RecordEngine;
    let room: AdministeredHouse;
    let audit: AuditLog;
    let tenants: HouseTenants;

    beforeAll(async () => {
      if (start === undefined) return;
      engine = await start();
      room = administeredHouse(await engine.newPlace());
      ({ audit, tenants } = room.administration);
    }, 60_000);
    afterAll(async () => {
      await room?.close();
      await engine?.[Symbol.asyncDispose]();
    });

    const note = (tenant: string, action: string, object: string) =>
      audit.note(from(house), { tenant, action, object, detail: { file: object } });
    const objects = async (tenant: string, more: object = {}) =>
      (await audit.list(house, { tenant, limit: 100, ...more })).entries.map(({ object }) => object);

    it('SEC-18 lists newest first, page after page, and narrows by day, action, area and actor', async () => {
      const tenant = room.newTenant();
      const days = [
        '2024-08-01T23:59:59.990Z',
        '2024-08-02T00:00:00.000Z',
        '2024-08-02T23:59:59.990Z',
        '2024-08-03T00:00:00.000Z',
      ];
      for (const [index, day] of days.entries()) {
        room.clock = Date.parse(day);
        await note(tenant, index % 2 === 0 ? 'data.imported' : 'data.undone', `delivery-${index}`);
      }
      expect(await objects(tenant)).toEqual(['delivery-3', 'delivery-2', 'delivery-1', 'delivery-0']);
      expect(await objects(tenant, { from: '2024-08-02', to: '2024-08-02' })).toEqual(['delivery-2', 'delivery-1']);
      expect(await objects(tenant, { action: 'data.undone' })).toEqual(['delivery-3', 'delivery-1']);
      expect(await objects(tenant, { action: 'data' })).toHaveLength(4);
      expect(await objects(tenant, { action: 'dat' })).toEqual([]);
      expect(await objects(tenant, { actor: 'house', action: 'data' })).toHaveLength(4);
      expect(await objects(tenant, { actor: 'somebody' })).toEqual([]);
      const first = await audit.list(house, { tenant, limit: 3 });
      expect(first.entries).toHaveLength(3);
      const second = await audit.list(house, { tenant, limit: 3, ...(first.next !== null && { before: first.next }) });
      expect([second.entries.map(({ object }) => object), second.next]).toEqual([['delivery-0'], null]);
      expect((await audit.list(house, { tenant, limit: 4 })).next).toBeNull();
    });

    it('SEC-3 shows a global admin their own tenant, and the operator everything', async () => {
      const [one, other] = [room.newTenant(), room.newTenant()];
      await note(one, 'data.imported', 'canary-one');
      await note(other, 'data.imported', 'canary-other');
      const [admin, viewer] = [await room.make(one, { role: 'GA' }), await room.make(one, { role: 'ERV' })];
      const own = JSON.stringify(await audit.list(await room.as(admin), { limit: 1000 }));
      expect(own).toContain('canary-one');
      expect(own).not.toContain('canary-other');
      const foreign = audit.list(await room.as(admin), { tenant: other, limit: 1 });
      await expect(foreign).rejects.toMatchObject({ code: 'not-found' });
      await expect(audit.list(await room.as(viewer), { limit: 1 })).rejects.toMatchObject({ code: 'forbidden' });
      await expect(audit.csv({ kind: 'nobody' }, {})).rejects.toMatchObject({ code: 'signed-out' });
      const all = JSON.stringify(await audit.list(house, { limit: 1000 }));
      expect(all).toContain('canary-one');
      expect(all).toContain('canary-other');
    });

    it('SEC-8 SEC-18 gives the whole log as CSV, longer than a page, with nothing that a spreadsheet would run', async () => {
      const tenant = room.newTenant();
      await note(tenant, 'data.imported', '=HYPERLINK("http://evil")');
      await room.records.house.aside('audit', (tables) =>
        tables
          .insertInto('audit')
          .values(
            Array.from({ length: 1203 }, (_, index) => ({
              at: new Date('2024-09-01T00:00:00Z'),
              tenant,
              actor: 'house',
              actor_name: '',
              action: 'export.made',
              object: `row-${index}`,
              detail: '{}',
              address: null,
            })),
          )
          .execute(),
      );
      const { name: file, text } = await audit.csv(house, { tenant, from: '2024-01-01' });
      const lines = (await Array.fromAsync(text())).join('').trimEnd().split('\r\n');
      expect(file).toBe(`audit_${tenant}_2024-01-01.csv`);
      expect(lines[0]).toBe('at,tenant,actor,actorName,action,object,detail,address');
      expect(lines).toHaveLength(1205);
      expect(new Set(lines).size).toBe(1205);
      expect(lines.at(-1)).toContain(`"'=HYPERLINK`);
    });

    it('SEC-18 the log is only ever added to', async () => {
      const change = room.records.house.write('audit', (tables) =>
        tables.updateTable('audit').set({ actor: 'x' }).execute(),
      );
      await expect(change).rejects.toThrow(/only ever added to/);
      const removal = room.records.house.write('audit', (tables) => tables.deleteFrom('audit').execute());
      await expect(removal).rejects.toThrow(/only ever added to/);
    });

    it('lists tenants that were made and those that came with their data, and names both', async () => {
      const data = room.newTenant();
      const one = async (tenant: string) => (await tenants.list()).find((each) => each.tenant === tenant);
      expect(await one(data)).toEqual({ tenant: data, name: null, people: 0, latestMonth: '2024-06', madeAt: null });
      await tenants.add(from(house), data, 'Contoso');
      await room.make(data, { role: 'GA' });
      expect(await one(data)).toMatchObject({ name: 'Contoso', people: 1 });
      const fresh = await tenants.add(from(house), 'Fresh-1', 'Fresh');
      expect(fresh).toMatchObject({ tenant: 'Fresh-1', name: 'Fresh', people: 0 });
      await expect(tenants.add(from(house), 'fresh-1', 'Again')).rejects.toMatchObject({ code: 'conflict' });
      await expect(tenants.add(from(house), 'Fresh-1', 'Again')).rejects.toMatchObject({ code: 'conflict' });
      await expect(tenants.add(from(house), '../etc', 'Path')).rejects.toMatchObject({ code: 'bad-parameter' });
      expect(await tenants.rename(from(house), 'Fresh-1', 'Fresher')).toMatchObject({ name: 'Fresher' });
      await expect(tenants.rename(from(house), 'nowhere', 'x')).rejects.toMatchObject({ code: 'not-found' });
      const noted = await audit.list(house, { tenant: 'Fresh-1', limit: 10 });
      expect(noted.entries.map(({ action }) => action)).toEqual(['tenant.changed', 'tenant.made']);
    });
  });
}
