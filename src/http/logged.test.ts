import { describe, expect, it } from 'vitest';
import { logged } from './logged.ts';

const urlIn = (url: string) => {
  const request = { method: 'GET', url, host: 'localhost', ip: '::1' };
  return logged(request).url;
};

describe('logged', () => {
  it('SEC-5 SEC-13 tells nothing that opens anything', () => {
    expect(urlIn('/invitation?link=secret&x=1')).toBe('/invitation?link=hidden&x=1');
    const file = '/insights/v1/mpn/files/run-1/20261209T230238Z/wd2GA9g8PGu';
    expect(urlIn(file)).toBe('/insights/v1/mpn/files/run-1/20261209T230238Z/hidden');
    expect(urlIn(`${file}/?a=1`)).toBe('/insights/v1/mpn/files/run-1/20261209T230238Z/hidden?a=1');
    expect(urlIn('/api/v1/programme/feeds/4711/psc_wd2GA9')).toBe('/api/v1/programme/feeds/4711/hidden');
    expect(urlIn('/insights/v1/mpn/ScheduledReport')).toBe('/insights/v1/mpn/ScheduledReport');
  });
});
