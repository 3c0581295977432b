import { describe, expect, it } from 'vitest';
import { parseConfig, settingsPage } from './config.ts';

describe('parseConfig', () => {
  it('CLI-2 takes the option before the variable before the default', () => {
    expect(parseConfig({}, {})).toMatchObject({ data: 'data', port: 4400, today: undefined });
    expect(parseConfig({}, { PARTNERSCOPE_DATA: 'x', PARTNERSCOPE_PORT: '0' })).toMatchObject({ data: 'x', port: 0 });
    expect(parseConfig({ data: 'y' }, { PARTNERSCOPE_DATA: 'x' }).data).toBe('y');
    expect(parseConfig({}, { PARTNERSCOPE_EXPORT_RAW_TEXT: 'true', PARTNERSCOPE_PORT: '' })).toMatchObject({
      exportRawText: true,
      port: 4400,
    });
  });

  it('CLI-2 names the option or variable that is at fault', () => {
    expect(() => parseConfig({ today: '2024-02-30' }, {})).toThrow(/^--today is not allowed: write an existing day/);
    expect(() => parseConfig({ port: '70000' }, {})).toThrow(/^--port is not allowed/);
    expect(() => parseConfig({}, { PARTNERSCOPE_PORT: 'many' })).toThrow(
      /^PARTNERSCOPE_PORT is not allowed: write a whole number from 0 to 65535$/,
    );
    expect(() => parseConfig({}, { PARTNERSCOPE_EXPORT_RAW_TEXT: 'maybe' })).toThrow(/write true or false$/);
  });
});

describe('settings of the Microsoft Learn page', () => {
  it('LRN-45 links an object id to the web only, or nowhere', () => {
    const link = (value: string) => parseConfig({}, { PARTNERSCOPE_LEARNER_LINK: value }).learnerLink;
    expect(parseConfig({}, {}).learnerLink).toBe('https://graph.microsoft.com/v1.0/users/{id}');
    expect(link('https://people.example/?id={id}')).toBe('https://people.example/?id={id}');
    expect(link('none')).toBe('');
    for (const bad of ['javascript:alert(1)//{id}', 'https://people.example/', 'people/{id}', 'http://{id']) {
      expect(() => link(bad), bad).toThrow(/^PARTNERSCOPE_LEARNER_LINK is not allowed: write an http or https address/);
    }
  });

  it('LRN-5 takes the tenants whose account was not moved from a list', () => {
    const { notMigratedTenants } = parseConfig({}, { PARTNERSCOPE_NOT_MIGRATED_TENANTS: '4711, 4712,,' });
    expect(notMigratedTenants).toEqual(['4711', '4712']);
    expect(parseConfig({}, {}).notMigratedTenants).toBeUndefined();
  });
});

describe('docs/settings.md', () => {
  it('is generated from the table of settings', async () => {
    await expect(settingsPage()).toMatchFileSnapshot('../../docs/settings.md');
  });
});
