import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ProgrammeStatus, programmeStatus } from '#contract/programme.ts';
import type { Visit } from './open-page.ts';
import { demoTenant, type RunningApp, startApp } from './running-app.ts';
import { serious } from './serious.ts';
import { useBrowser, visit } from './use-browser.ts';

let app: RunningApp;
let status: ProgrammeStatus;

useBrowser();
beforeAll(async () => {
  app = await startApp({ demo: true });
  status = await statusNow();
});
afterAll(() => app.close());

/** What the server says, which the pages have to show. */
async function statusNow(): Promise<ProgrammeStatus> {
  const answer = await fetch(`${app.url}/api/v1/programme/status?tenant=${demoTenant}`);
  return programmeStatus.parse(await answer.json());
}

async function open(path: string, more = '', options: Visit = {}): Promise<Page> {
  return visit(app, `/programme${path}?tenant=${demoTenant}${more}`, options);
}

const numberOf = (text: string | null) => Number(text ?? Number.NaN);
/** Shown by the demo as a level with a commitment to make. */
const wished = 'Data Analytics';

describe('where a partner stands', () => {
  it('ENR-53 ENR-54 shows the KPI of the window by month, and each month leads to its invoice lines', async () => {
    const page = await open('');
    await page.getByTestId('tile-kpi').getByRole('link').waitFor();
    expect(await page.getByTestId('tile-kpi').innerText()).toContain('915.5');
    await page.getByTestId('kpi-as-table').click();
    const cells = page.getByTestId('panel-kpi').locator('[data-kpi]');
    const shown = await cells.evaluateAll((found) => found.map((cell) => Number(cell.getAttribute('data-kpi'))));
    expect(shown).toEqual(status.kpi.byMonth.map(({ kpi }) => kpi));
    await page.getByTestId('panel-kpi').getByRole('link', { name: 'December 2023' }).click();
    await page.getByTestId('ledger-lines').waitFor();
    const lines = await kpiOfLines(page);
    expect(lines.reduce((sum, kpi) => sum + kpi, 0)).toBe(
      status.kpi.byMonth.find((one) => one.month === '2023-12')?.kpi,
    );
  });

  it('a month of the chart opens with the keyboard', async () => {
    const page = await open('');
    const stage = page.getByTestId('panel-kpi').getByRole('application');
    await stage.focus();
    await page.keyboard.press('End');
    expect(await stage.innerText()).toContain('May 2024');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/programme\/ledger\?.*from=2024-05/);
    await page.getByTestId('ledger-lines').waitFor();
  });

  it('REN-6 REN-9 ENR-43 shows what is held, what is offered and what to do next', async () => {
    const page = await open('');
    await page.getByTestId('enrolments').waitFor();
    expect(await page.getByTestId('enrolment-silver').innerText()).toContain('Jul 11, 2025 – Aug 9, 2025');
    expect(await page.getByTestId('tile-best').innerText()).toContain('Silver');
    expect(await page.getByTestId('steps').locator('li').count()).toBe(status.steps.length);
    await page.getByTestId('step-commit').getByRole('link').click();
    await page.waitForURL(/\/programme\/requirements\?.*competency=Data/);
  });

  it('tells expected months of the forecast apart in words', async () => {
    const page = await open('');
    await page.getByTestId('forecast-as-table').click();
    const rows = page.getByTestId('panel-forecast').locator('tbody tr');
    const named = await rows.evaluateAll((found) => found.map((row) => row.textContent ?? ''));
    expect(named.some((text) => text.includes('(expected)'))).toBe(true);
    expect(await page.getByTestId('panel-forecast').locator('.programme-key').innerText()).toMatch(/Known\s+Expected/);
  });
});

describe('the calendar', () => {
  it('makes an address that a calendar program can read', async () => {
    const page = await open('');
    await page.getByTestId('calendar-make').click();
    await page.getByTestId('calendar-make-confirm').click();
    // A server on any free port does not know the one it got, so only the path of its address is used.
    const { pathname } = new URL(await page.getByTestId('calendar-feed').innerText());
    expect(await (await fetch(app.url + pathname)).text()).toMatch(/^BEGIN:VCALENDAR\r\n/);
  });
});

describe('requirements', () => {
  it('ENR-33 ENR-34 ENR-35 shows what is done, and a commitment makes it done', async () => {
    const page = await open('/requirements', `&competency=${encodeURIComponent(wished)}`);
    const silver = page.getByTestId(`level-${wished}-silver`);
    await silver.waitFor();
    const told = status.levels.find((one) => one.competency === wished && one.level === 'silver');
    for (const { id, met, have } of told?.requirements ?? []) {
      const row = silver.getByTestId(`requirement-${id}`);
      expect(await row.getAttribute('data-met'), id).toBe(String(met));
      expect(numberOf(await row.getAttribute('data-have')), id).toBe(have);
    }
    expect(await silver.getAttribute('data-eligible')).toBe('false');
    await page.getByTestId(`commit-${wished}`).click();
    expect(await page.getByTestId('commit-confirm').getAttribute('aria-disabled')).toBe('true');
    await page.getByTestId('commit-agree').check();
    await page.getByTestId('commit-confirm').click();
    await page.getByTestId(`committed-${wished}`).waitFor();
    await silver.and(page.locator('[data-eligible="true"]')).waitFor();
    await open('/history').then((history) => history.getByTestId('decision-commitment.made').first().waitFor());
  });
});

describe('the simulator', () => {
  it('shows before and after by the real rules, keeps the wish in the address and writes nothing', async () => {
    const before = await statusNow();
    const page = await open('/simulator', `&competency=${encodeURIComponent('Cloud Platform')}`);
    await page.getByTestId('is-simulation').waitFor();
    await page.getByTestId('what-if-trainers').fill('1');
    await page.getByTestId('what-if-exams').fill('2');
    await page.waitForURL(/exams=2.*trainers=1/);
    const gold = page.getByTestId('compared-Cloud Platform-gold');
    await gold.getByTestId('compared-exams').and(page.locator('[data-after="2"]')).waitFor();
    expect(await gold.getByTestId('compared-trainers').getAttribute('data-before')).toBe('1');
    expect(await gold.getByTestId('compared-trainers').getAttribute('data-after')).toBe('2');
    expect(await gold.innerText()).toMatch(/Verdict\s+Not met\s+Met/);
    expect(await page.getByTestId('simulated-best-after').innerText()).toContain('Gold, Cloud Platform');
    const again = await visit(app, new URL(page.url()).pathname + new URL(page.url()).search);
    await again.getByTestId('simulated-best-after').getByText('Gold').waitFor();
    expect(await statusNow()).toEqual(before);
  });

  it('ENR-54 looks from the day on which the purchase shows', async () => {
    const page = await open('/simulator', '&units=40&each=0.5');
    await page.getByTestId('simulated-after').waitFor();
    expect(await page.getByTestId('what-if-on').inputValue()).toBe('2024-08-15');
    const kpi = async (side: string) =>
      numberOf(await page.getByTestId(`simulated-${side}`).locator('[data-kpi]').getAttribute('data-kpi'));
    expect((await kpi('after')) - (await kpi('before'))).toBe(20);
  });
});

describe('the ledger', () => {
  it('ENR-61 the file has the lines that are on screen, and lines that do not count say why', async () => {
    const page = await open('/ledger', '&from=2024-04&to=2024-06');
    await page.getByTestId('ledger-lines').waitFor();
    const counting = await kpiOfLines(page);
    expect(counting.reduce((sum, kpi) => sum + kpi, 0)).toBe(
      numberOf(await page.getByTestId('ledger-sums').getAttribute('data-kpi')),
    );
    await page.getByTestId('ledger-all').check();
    const later = page.getByTestId('ledger-lines').locator('tr[data-counts="false"]').first();
    await later.waitFor();
    expect(await later.innerText()).toMatch(/Not yet: visible from Jul 15, 2024|Does not count/);
    const shown = await invoicesOf(page);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('ledger-file').click()]);
    const lines = readFileSync(await download.path(), 'utf8')
      .trimEnd()
      .split(/\r?\n/)
      .slice(1);
    expect(lines).toHaveLength(shown.length);
    expect(lines.every((line, index) => line.includes(shown[index] ?? 'nothing'))).toBe(true);
  });
});

describe('history', () => {
  it('replays a decision by the rules of then', async () => {
    const page = await open('/history');
    const decision = page.getByTestId('decision-order.placed').first();
    await decision.getByTestId('replay').click();
    await decision.getByTestId('replayed').waitFor();
    expect(await decision.getByTestId('replayed').getAttribute('data-same')).toBe('true');
    const made = page.getByTestId('decision-trainer.confirmed').first();
    await made.getByTestId('replay').click();
    expect(await made.getByTestId('replayed').innerText()).toContain('made by a person');
  });
});

const pages = [
  ['', ''],
  ['/requirements', ''],
  ['/simulator', '&competency=Data%20Analytics&units=40&commitment=yes'],
  ['/ledger', '&all=yes'],
  ['/history', ''],
] as const;

describe.each(pages)('the page /programme%s', (path, more) => {
  it.each([
    { theme: 'light', language: 'en', width: 1440 },
    { theme: 'dark', language: 'nl', width: 360 },
  ] as const)('is readable in $theme, $language, $width px', async (look) => {
    const page = await open(path, more, look);
    await page.locator('.programme-panel').first().waitFor();
    await page.locator('.fui-Spinner').first().waitFor({ state: 'detached' });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    expect(await serious(page)).toEqual([]);
    // No text is missing: a key on screen would be one that no language has.
    expect(await page.locator('#content').innerText()).not.toMatch(/programme\.\w+/);
  });
});

async function kpiOfLines(page: Page): Promise<number[]> {
  const rows = page.getByTestId('ledger-lines').locator('tbody tr');
  return rows.evaluateAll((found) => found.map((row) => Number(row.getAttribute('data-kpi'))));
}

async function invoicesOf(page: Page): Promise<string[]> {
  const rows = page.getByTestId('ledger-lines').locator('tbody tr');
  return rows.evaluateAll((found) => found.map((row) => row.getAttribute('data-invoice') ?? ''));
}
