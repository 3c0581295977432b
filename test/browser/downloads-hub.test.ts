import { mkdirSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { templateList } from '#contract/downloads.ts';
import { demoTenant, type RunningApp, startApp } from './running-app.ts';
import { serious } from './serious.ts';
import { useBrowser, visit } from './use-browser.ts';

let app: RunningApp;

useBrowser();
beforeAll(async () => {
  app = await startApp({ demo: true });
});
afterAll(() => app.close());

const hub = (more = '') => `/downloads?tenant=${demoTenant}${more}`;
const begin = (more = '') => `/downloads/new?tenant=${demoTenant}${more}`;
const seats = '&dataset=SeatsSubscriptionsAndRevenue';

/** The cells of the preview, once it shows what is chosen. */
async function previewed(page: Page): Promise<string[][]> {
  const preview = page.getByTestId('hub-preview');
  await preview.and(page.locator('[data-current="true"]')).waitFor();
  const rows = preview.locator('tr');
  return rows.evaluateAll((found) => found.map((row) => [...row.children].map((cell) => cell.textContent ?? '')));
}

/** The file behind the link of a report. */
async function fileOf(page: Page, name: string): Promise<{ readonly name: string; readonly text: string }> {
  const row = page.locator(`[data-testid="report-${name}"][data-state="ready"]`).first();
  await row.waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), row.getByTestId('hub-file').click()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

const linesOf = (text: string) => text.trimEnd().split('\r\n');

describe('the downloads hub', () => {
  it('DL-10 DL-11 DL-14 an empty hub leads to a first file, which begins with the rows of its preview', async () => {
    const page = await visit(app, hub());
    await page.getByTestId('hub-no-reports').getByRole('link').click();
    await page.getByTestId('hub-dataset').selectOption('OfficeUsage');
    await page.getByRole('button', { name: 'None', exact: true }).click();
    for (const column of ['Month', 'WorkloadName', 'MonthlyActiveUsers']) {
      await page
        .getByTestId('hub-column-search')
        .getByRole('searchbox')
        .or(page.getByTestId('hub-column-search'))
        .first()
        .fill(column);
      await page.getByTestId(`hub-column-${column}`).check();
    }
    expect(await page.getByTestId('hub-column-count').innerText()).toMatch(/^3 of /);
    const shown = await previewed(page);
    expect(shown).toHaveLength(16);
    // DL-13: a generic name that may be changed.
    expect(await page.getByTestId('hub-name').inputValue()).toMatch(/report$/);
    await page.getByTestId('hub-name').fill('Office by workload');
    await page.getByTestId('hub-make').click();
    const file = await fileOf(page, 'Office by workload');
    expect(new URL(page.url()).searchParams.get('report')).toMatch(/^[\w-]+$/);
    expect(file.name).toBe('Office by workload.csv');
    expect(linesOf(file.text).slice(0, 16)).toEqual(shown.map((cells) => cells.join(',')));
  });

  it('DL-12 DL-15 DL-16 DL-19 from template to scheduled file, run now, compared with the preview', async () => {
    const page = await visit(app, begin(`${seats}&columns=Month,CustomerName,CustomerMarket&path=advanced`));
    await page.getByTestId('hub-add-filter').selectOption('CustomerMarket');
    await page.getByTestId('hub-filter-CustomerMarket').getByLabel('Netherlands', { exact: true }).check();
    await page.getByTestId('hub-keep').click();
    await page.getByTestId('hub-keep-name').fill('Dutch customers');
    await page.getByTestId('hub-keep-confirm').click();
    await page.getByTestId('hub-keep-dialog').waitFor({ state: 'detached' });
    await page.goto(app.url + hub('&tab=templates'));
    await page.getByTestId('template-Dutch customers').getByTestId('template-favourite').click();
    await page
      .getByTestId('hub-favourites')
      .getByRole('link', { name: /Dutch customers/ })
      .click();
    // A weekly file spans 30 days at most (DL-21): the form takes the longest that is allowed.
    await page.getByTestId('hub-often').selectOption('weekly');
    expect(await page.getByTestId('hub-range-select').inputValue()).toBe('30-days');
    await page.getByTestId('hub-name').fill('Dutch Mondays');
    const shown = await previewed(page);
    expect(shown.slice(1).every((cells) => cells[2]?.trim().toLowerCase() === 'netherlands')).toBe(true);
    await page.getByTestId('hub-make').click();
    const schedule = page.getByTestId('schedule-Dutch Mondays');
    await schedule.waitFor();
    expect(await schedule.innerText()).toMatch(/0 of 52/);
    await schedule.getByTestId('hub-menu').click();
    await page.getByTestId('hub-run').click();
    await page.getByTestId('hub-tab-reports').click();
    const file = await fileOf(page, 'Dutch Mondays');
    expect(file.name).toMatch(/^Dutch Mondays_\d{4}-\d\d-\d\d\.csv$/);
    expect(linesOf(file.text).slice(0, shown.length)).toEqual(shown.map((cells) => cells.join(',')));
  });

  it('pauses, changes, deletes and takes the deletion back', async () => {
    const page = await visit(app, begin(`${seats}&path=advanced`));
    await page.getByTestId('hub-often').selectOption('monthly');
    await page.getByTestId('hub-day-15').click();
    await page.getByTestId('hub-name').fill('Twice a month');
    await page.getByTestId('hub-make').click();
    const schedule = page.getByTestId('schedule-Twice a month');
    const act = async (name: string) => {
      await schedule.getByTestId('hub-menu').click();
      await page.getByTestId(`hub-${name}`).click();
    };
    await schedule.waitFor();
    expect(await schedule.innerText()).toContain('1, 15');
    await act('pause');
    await schedule.and(page.locator('[data-status="Paused"]')).waitFor();
    await act('resume');
    await schedule.and(page.locator('[data-status="Active"]')).waitFor();
    await act('edit');
    await page.getByTestId('hub-day-15').click();
    await page.getByTestId('hub-make').click();
    await schedule.waitFor();
    await expect.poll(() => schedule.innerText()).not.toContain('1, 15');
    await act('remove');
    await schedule.waitFor({ state: 'detached' });
    await page.getByTestId('undo-record').click();
    await schedule.waitFor();
  });

  it('DL-16 asks by keyboard which favourite makes room for a sixth, and may keep all of them', async () => {
    const page = await visit(app, hub('&tab=templates'));
    await withTemplates(page, 7);
    await page.reload();
    const star = (name: string) => page.getByTestId(`template-${name}`).getByTestId('template-favourite');
    const shown = async () => (await page.getByTestId('hub-favourites').locator('a').allInnerTexts()).join(' ');
    for (const number of [1, 2, 3, 4, 5]) {
      await star(`Selection ${number}`).click();
      await expect.poll(shown).toContain(`Selection ${number}`);
    }
    await star('Selection 6').click();
    const dialog = page.getByTestId('favourite-dialog');
    await dialog.waitFor();
    expect(await dialog.getByRole('radio').count()).toBe(6);
    expect(await serious(page)).toEqual([]);
    await picture(page, 'replace');
    // Nothing is decided by leaving.
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await shown()).not.toContain('Selection 6');
    await page.keyboard.press('Enter');
    await dialog.waitFor();
    await dialog.getByRole('radio', { checked: true }).focus();
    await page.keyboard.press('ArrowUp');
    const gone = await dialog.getByRole('radio', { checked: true }).getAttribute('data-testid');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(shown).toContain('Selection 6');
    expect(gone).toMatch(/^favourite-Selection/);
    expect(await shown()).not.toContain(gone?.replace('favourite-', ''));
    await star('Selection 7').click();
    await dialog.getByTestId('favourite-none').check();
    await page.getByTestId('favourite-confirm').click();
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(shown).toContain('Selection 7');
    expect(await page.getByTestId('hub-templates').locator('[aria-pressed="true"]').count()).toBe(6);
    for (const [theme, width] of [
      ['light', 360],
      ['dark', 1440],
    ] as const) {
      const small = await visit(app, hub('&tab=templates'), { theme, width, height: 780, language: 'nl' });
      const free = small.getByTestId('hub-templates').locator('[aria-pressed="false"]').first();
      await free.click();
      await small.getByTestId('favourite-dialog').waitFor();
      expect(await serious(small)).toEqual([]);
      expect(await small.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
      await picture(small, `replace-${theme}-${width}`);
    }
  });

  it('DL-5 a report leads to its raw data with its months chosen', async () => {
    const page = await visit(app, `/reports/customers?tenant=${demoTenant}&range=3M`);
    await page.locator('footer, main').getByTestId('raw-hub').last().click();
    await page.getByTestId('hub-dataset').waitFor();
    expect(await page.getByTestId('hub-dataset').inputValue()).not.toBe('');
    expect(await page.getByTestId('hub-from').inputValue()).toBe('2024-04-01');
    expect(await page.getByTestId('hub-to').inputValue()).toBe('2024-06-30');
  });

  it('DL-12 reset takes every choice back', async () => {
    const page = await visit(app, begin(`${seats}&path=advanced`));
    await page.getByTestId('hub-often').selectOption('daily');
    await page.getByTestId('hub-reset').click();
    expect(await page.getByTestId('hub-dataset').inputValue()).toBe('');
    expect(await page.getByTestId('hub-often').count()).toBe(0);
  });

  it.each(['light', 'dark'] as const)(
    'axe finds nothing serious (%s), and a phone has no sideways scroll',
    async (theme) => {
      const page = await visit(app, begin(`${seats}&path=advanced`), {
        theme,
        width: 360,
        height: 780,
        language: 'nl',
      });
      await page.getByTestId('hub-often').selectOption('monthly');
      await page.getByTestId('hub-add-filter').selectOption('CustomerMarket');
      await previewed(page);
      const wide = () =>
        page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(await serious(page)).toEqual([]);
      expect(await wide()).toBeLessThanOrEqual(0);
      for (const tab of ['', '&tab=scheduled', '&tab=templates']) {
        await page.goto(app.url + hub(tab));
        await page.locator('table').first().waitFor();
        expect(await serious(page)).toEqual([]);
        expect(await wide()).toBeLessThanOrEqual(0);
      }
    },
  );
});

/** Nothing but so many templates, none of them a favourite. */
async function withTemplates(page: Page, count: number): Promise<void> {
  const address = (id = '') => `${app.url}/api/v1/downloads/templates${id}?tenant=${demoTenant}`;
  const { templates } = templateList.parse(await (await page.request.get(address())).json());
  for (const { id } of templates) await page.request.delete(address(`/${id}`));
  for (let number = 1; number <= count; number++) {
    const data = { name: `Selection ${number}`, dataset: 'OfficeUsage', columns: ['Month'] };
    expect((await page.request.post(address(), { data })).status()).toBe(201);
  }
}

/** For people to look at, where a folder is named. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.PARTNERSCOPE_LOOKS;
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/hub-${name}.png` });
}
