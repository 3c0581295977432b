import { describe, expect, it } from 'vitest';
import { downloadSources, template, templateList } from '#contract/downloads.ts';
import { ok, refused, seats, tenant, useDownloadsRoom } from './downloads-room.ts';

const { ask, room } = useDownloadsRoom();

describe('templates', () => {
  const add = async (name: string, more: object = {}) => {
    const body = { name, dataset: seats, columns: ['month', 'CustomerName'], filters: [], ...more };
    return template.parse(ok(await ask('POST', '/templates', { body })));
  };
  const favour = (id: string, body: object) => ask('PUT', `/templates/${id}/favourite`, { body });

  it('DL-15 keep columns and filters under a name, and are changed, removed and taken back', async () => {
    const filters = [{ kind: 'values', column: 'CustomerMarket', values: ['Belgium'] }];
    const first = await add('Mine', { filters });
    // Names are those of the catalogue, whatever case they were written in.
    expect(first).toMatchObject({
      columns: ['Month', 'CustomerName'],
      filters,
      favourite: false,
      programme: 'insights',
    });
    const body = { name: 'Ours', dataset: seats, columns: ['Product'], filters: [], version: first.version };
    expect(template.parse(ok(await ask('PUT', `/templates/${first.id}`, { body })))).toMatchObject({
      name: 'Ours',
      columns: ['Product'],
      version: 2,
    });
    const late = await refused(ask('PUT', `/templates/${first.id}`, { body: { ...body, name: 'Theirs' } }), 409);
    expect(late.detail).toMatch(/This template was changed at .* \(version 2, not 1\): name is now "Ours"\./);
    ok(await ask('DELETE', `/templates/${first.id}`));
    expect(templateList.parse(ok(await ask('GET', '/templates'))).templates).toEqual([]);
    ok(await ask('POST', `/templates/${first.id}/restore`));
    expect(templateList.parse(ok(await ask('GET', '/templates'))).templates.map(({ name }) => name)).toEqual(['Ours']);
    await refused(ask('PUT', `/templates/${first.id}`, { body, as: 'rv' }), 404);
    await refused(ask('POST', '/templates', { body: { ...body, version: undefined, columns: ['Nothing'] } }), 400);
  });

  it('SEC-18 are in the log: made, changed, deleted, taken back', async () => {
    const { id, version } = await add('Noted');
    const body = { name: 'Noted too', dataset: seats, columns: ['Month'], filters: [], version };
    ok(await ask('PUT', `/templates/${id}`, { body }));
    ok(await ask('DELETE', `/templates/${id}`));
    ok(await ask('POST', `/templates/${id}/restore`));
    const wish = { action: 'template', tenant, limit: 50 };
    const { entries } = await room.app.people.administration.audit.list({ kind: 'house' }, wish);
    const own = entries.filter(({ object }) => object === id);
    expect(own.map(({ action, actor }) => [action, actor])).toEqual([
      ['template.restored', 'erv'],
      ['template.deleted', 'erv'],
      ['template.changed', 'erv'],
      ['template.made', 'erv'],
    ]);
    expect(own[0]?.detail).toEqual({ name: 'Noted too', dataset: seats });
  });

  it('DL-17 there are only so many of a programme', async () => {
    for (const name of ['1', '2', '3', '4']) await add(name);
    const body = { name: '5', dataset: seats, columns: ['Month'], filters: [] };
    expect((await refused(ask('POST', '/templates', { body }), 413)).detail).toMatch(/4 templates already/);
  });

  it('DL-16 DL-30 favourites refer to templates; one more takes the place of another on request', async () => {
    const [one, two, three] = [await add('One'), await add('Two'), await add('Three')];
    for (const { id } of [one, two]) ok(await favour(id, { favourite: true }));
    expect((await refused(favour(three.id, { favourite: true }), 413)).detail).toMatch(/2 favourites already/);
    ok(await favour(three.id, { favourite: true, instead: one.id }));
    const names = async () =>
      templateList
        .parse(ok(await ask('GET', '/templates')))
        .templates.flatMap(({ name, favourite }) => (favourite ? [name] : []));
    expect(await names()).toEqual(['Three', 'Two']);
    // The favourite is the template: it changes and goes with it.
    const body = { name: 'Three more', dataset: seats, columns: ['Month'], filters: [], version: three.version };
    ok(await ask('PUT', `/templates/${three.id}`, { body }));
    expect(await names()).toEqual(['Three more', 'Two']);
    ok(await ask('DELETE', `/templates/${three.id}`));
    expect(await names()).toEqual(['Two']);
    const { limits } = downloadSources.parse(ok(await ask('GET', '/sources')));
    expect(limits).toMatchObject({ favourites: 2, favouritesShown: 5, schedules: 3, templates: 4 });
  });
});
