import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { toICalendar } from './icalendar.ts';

const around = { name: 'Programme of 4711', at: '2021-05-20T10:00:00.000Z', link: 'https://x.example/programme' };
const day = {
  id: 'e-window-2021',
  from: '2024-02-28',
  to: '2024-02-29',
  title: 'Gold, “é”; a\\b',
  text: 'One\r\nBEGIN:VEVENT\nTwo',
};
const write = (more: Partial<typeof day> = {}) => toICalendar([{ ...day, ...more }], around);

describe('toICalendar', () => {
  it('writes whole days, their end the day after, across a leap day', () => {
    const text = write();
    expect(text).toContain('DTSTART;VALUE=DATE:20240228\r\n');
    expect(text).toContain('DTEND;VALUE=DATE:20240301\r\n');
    expect(text).toContain('UID:e-window-2021@partnerscope\r\n');
    expect(text).toContain('DTSTAMP:20210520T100000Z\r\n');
    expect(text.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n')).toBe(true);
    expect(text.trimEnd().endsWith('END:VCALENDAR')).toBe(true);
  });

  it('escapes what calendars would read as their own, so that a text adds no event', () => {
    const text = write().replaceAll('\r\n ', '');
    expect(text).toContain('SUMMARY:Gold\\, “é”\\; a\\\\b\r\n');
    expect(text.match(/^BEGIN:VEVENT\r$/gm)).toHaveLength(1);
  });

  it('folds lines at 75 octets, whatever the letters', () => {
    const lines = write({ title: 'é漢字, '.repeat(60), text: 'ü'.repeat(400) }).split('\r\n');
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(lines.join('\r\n').replaceAll('\r\n ', '')).toContain(`${'é漢字\\, '.repeat(60)}`.trimEnd());
  });

  it('writes the same days wherever the server stands', () => {
    const program = `import { toICalendar } from './src/delivery/icalendar.ts'; console.log(toICalendar([${JSON.stringify(day)}], ${JSON.stringify(around)}))`;
    for (const zone of ['Pacific/Kiritimati', 'America/Los_Angeles']) {
      const said = execFileSync(process.execPath, ['--input-type=module-typescript', '-e', program], {
        env: { ...process.env, TZ: zone },
        encoding: 'utf8',
      });
      expect(said, zone).toContain('DTSTART;VALUE=DATE:20240228\r\n');
    }
  });
});
