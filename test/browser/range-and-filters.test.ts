import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { cellsOf, figureOf, filterAnswer, reportAnswer, sectionOf } from './answers.ts';
import { attributes, card, kpiFigures, monthName, numberText } from './look.ts';
import { demo, drawn, useBrowser, visitCustomers } from './use-browser.ts';

const kpis = ['customers', 'active-customers', 'subscriptions', 'customers-added', 'customers-churned'];

useBrowser();

describe('the date range', () => {
  it('CO-1 is 12 months unless told otherwise, and 3, 6 or 12 by a button, in the address; Back undoes', async () => {
    const page = await visitCustomers();
    expect(await pressed(page)).toEqual(['range-12M']);
    await showsAnswer(page, '');
    for (const range of ['6M', '3M']) {
      await page.getByTestId(`range-${range}`).click();
      await page.waitForURL((url) => url.searchParams.get('range') === range);
      await showsAnswer(page, `range=${range}`);
      expect(await pressed(page)).toEqual([`range-${range}`]);
    }
    await page.goBack();
    await showsAnswer(page, 'range=6M');
    await page.goBack();
    await showsAnswer(page, '');
    expect(await pressed(page)).toEqual(['range-12M']);
    await page.goForward();
    await showsAnswer(page, 'range=6M');
  });

  it('CO-1 CO-2 takes months of one’s own, from all months that have data', async () => {
    const [page, { available }] = await Promise.all([visitCustomers(), filterAnswer(demo)]);
    await page.getByTestId('range-custom').click();
    const from = page.getByTestId('range-from');
    await from.locator(`option[value="${available?.from}"]`).waitFor({ state: 'attached' });
    const offered = await attributes(from.locator('option'), 'value');
    expect(offered).toHaveLength(24);
    expect([offered.at(-1), offered[0]]).toEqual([available?.from, available?.to]);
    // The wrong way round is put right.
    await from.selectOption('2024-03');
    await page.getByTestId('range-to').selectOption('2022-11');
    await page.getByTestId('range-apply').click();
    await page.waitForURL(/from=2022-11&to=2024-03/);
    await showsAnswer(page, 'from=2022-11&to=2024-03');
    expect(await page.getByTestId('range-custom').innerText()).toBe('Nov 22 – Mar 24');
    await page.reload();
    await drawn(page);
    await showsAnswer(page, 'from=2022-11&to=2024-03');
  });

  it('HTTP-4 says what is wrong with an address and leads out of it', async () => {
    const expected = /400/;
    const page = await visitCustomers('range=3M', { expected });
    await page.goto(page.url().replace('range=3M', 'range=7M'));
    const box = page.getByTestId('error-box');
    expect(await box.innerText()).toContain('12M');
    await box.getByRole('button', { name: 'Show the page without filters' }).click();
    await showsAnswer(page, '');
  });
});

describe('the page filters', () => {
  it('CO-3 CO-5 offers six lists with the values that have data', async () => {
    const [page, { options }] = await Promise.all([visitCustomers('range=3M'), filterAnswer(demo, 'range=3M')]);
    await page.getByTestId('filters-button').click();
    const names = ['product', 'market', 'attribution', 'location', 'channel', 'segment'];
    for (const name of names) {
      const head = page.getByTestId(`filter-${name}`).locator('button');
      if ((await head.getAttribute('aria-expanded')) !== 'true') await head.click();
      const wanted = (options[name] ?? []).map((value) => `option-${name}-${value ?? ''}`);
      expect(wanted.length).toBeGreaterThan(1);
      await expect
        .poll(() => attributes(page.locator(`[data-testid^="option-${name}-"]`), 'data-testid'))
        .toEqual(wanted);
    }
    // Each value offered leads to a page that is not empty.
    for (const [name, values] of Object.entries(options)) {
      const value = values.at(-1) ?? '';
      const result = await reportAnswer(demo, `range=3M&${name}=${encodeURIComponent(value)}`);
      expect(Math.max(...cellsOf(sectionOf(result, 'customers'), 'value').map(Number))).toBeGreaterThan(0);
    }
  });

  it('CO-4 CO-6 CUS-6 applies to every figure of the page; chips tell and clear it; the address keeps it', async () => {
    const page = await visitCustomers();
    await choose(page, 'product', ['Office 365', 'Power BI']);
    await choose(page, 'market', ['Netherlands']);
    const params = 'product=Office+365&product=Power+BI&market=Netherlands';
    expect(new URL(page.url()).search).toBe(`?tenant=4567890&${params}`);
    await showsAnswer(page, params);
    const whole = await reportAnswer(demo);
    const narrow = await reportAnswer(demo, params);
    expect(sectionOf(narrow, 'customers').headline?.value).toBeLessThan(
      sectionOf(whole, 'customers').headline?.value ?? 0,
    );
    expect(await page.getByTestId('chip-product').innerText()).toBe('2 products');
    expect(await page.getByTestId('chip-market').innerText()).toBe('Netherlands');
    await page.reload();
    await drawn(page);
    await showsAnswer(page, params);
    await page.getByTestId('chip-product').click();
    await showsAnswer(page, 'market=Netherlands');
    expect(new URL(page.url()).search).toBe('?tenant=4567890&market=Netherlands');
    await page.goBack();
    await showsAnswer(page, params);
    await page.getByTestId('chips-clear').click();
    await showsAnswer(page, '');
    expect(await page.locator('[data-testid^="chip-"]').count()).toBe(0);
  });

  it('CO-5 CO-6 changes nothing before Apply; clearing in the panel, and everything chosen, mean all', async () => {
    const page = await visitCustomers('segment=Major+Commercial');
    await page.getByTestId('filters-button').click();
    await page.getByTestId('option-segment-Major Commercial').waitFor();
    await page.getByTestId('filters-clear').click();
    expect(await page.getByTestId('option-segment-Major Commercial').isChecked()).toBe(false);
    await page.keyboard.press('Escape');
    await page.getByTestId('filters-apply').waitFor({ state: 'detached' });
    expect(new URL(page.url()).searchParams.get('segment')).toBe('Major Commercial');
    await page.getByTestId('filters-button').click();
    const list = page.getByRole('group', { name: 'Customer segments' });
    for (const box of await list.getByRole('checkbox').all()) await box.check();
    await page.getByTestId('filters-apply').click();
    await page.waitForURL((url) => !url.searchParams.has('segment'));
    await showsAnswer(page, '');
  });

  it('X-44 filters by what is not set', async () => {
    const page = await visitCustomers();
    await choose(page, 'channel', ['']);
    await showsAnswer(page, 'channel=');
    expect(await page.getByTestId('chip-channel').innerText()).toBe('(not set)');
  });

  it('CO-4 says so when nothing matches', async () => {
    const page = await visitCustomers('product=Power+BI&market=Japan&segment=Major+Public+Sector&channel=Open');
    const empty = card(page, 'geography').locator('.chart-empty');
    expect(await empty.innerText()).toContain('Nothing matches the applied filters');
    expect(await page.locator('.chart-empty').count()).toBeGreaterThan(3);
  });
});

async function choose(page: Page, name: string, values: readonly string[]): Promise<void> {
  await page.getByTestId('filters-button').click();
  const head = page.getByTestId(`filter-${name}`).locator('button');
  await head.waitFor();
  if ((await head.getAttribute('aria-expanded')) !== 'true') await head.click();
  for (const value of values) await page.getByTestId(`option-${name}-${value}`).check();
  await page.getByTestId('filters-apply').click();
  await page.waitForURL((url) => values.every((value) => url.searchParams.getAll(name).includes(value)));
  await page.getByTestId('filters-apply').waitFor({ state: 'detached' });
}

/** Waits until the figures of the page, of each kind of section, are those of the answer to `params`. */
async function showsAnswer(page: Page, params: string): Promise<void> {
  const result = await reportAnswer(demo, params);
  const heads = kpis.map((id) => sectionOf(result, id).headline);
  const growth = (percent: number | null | undefined) => (percent == null ? [] : [String(percent)]);
  await expect
    .poll(() => kpiFigures(page, kpis))
    .toEqual(heads.map((head) => [String(head?.value), ...growth(head?.growthPercent)]));
  const leaders = cellsOf(sectionOf(result, 'customers-by-product'), 'customers').map(String);
  expect(await attributes(card(page, 'customers-by-product').locator('.leader'), 'data-value')).toEqual(leaders);
  const countries = cellsOf(sectionOf(result, 'geography'), 'customers').map(String);
  const column = card(page, 'geography').locator('.geo-row td:nth-child(2)');
  expect((await attributes(column, 'data-value')).sort()).toEqual(countries.sort());
  for (const id of ['distribution-location', 'products']) {
    const shown = await card(page, id).locator('.chart-legend-value').allTextContents();
    expect(shown).toEqual(cellsOf(sectionOf(result, id), 'customers').map((cell) => numberText(Number(cell))));
  }
  await showsMonths(page, result);
}

/** The charts over months have the months of the answer, and the last one says its figures. */
async function showsMonths(page: Page, result: Awaited<ReturnType<typeof reportAnswer>>): Promise<void> {
  const section = sectionOf(result, 'adds-and-churns');
  for (const id of ['adds-and-churns', 'trend-market', 'active-trend']) {
    const months = await attributes(card(page, id).locator('[data-months]'), 'data-months');
    expect(months).toEqual([cellsOf(section, 'month').join(' ')]);
  }
  const last = section.rows.at(-1);
  const stage = card(page, 'adds-and-churns').locator('.chart-stage');
  await stage.press('End');
  const parts = ['added', 'existing'].map((id) => numberText(figureOf(last, id)));
  await expect
    .poll(() => stage.locator('[aria-live]').textContent())
    .toMatch(new RegExp(`^${monthName(last?.month)}: Added ${parts[0]}\\b.*Existing ${parts[1]}\\b`));
  await stage.press('Escape');
}

function pressed(page: Page): Promise<(string | null)[]> {
  return attributes(page.locator('[data-testid^="range-"][aria-pressed="true"]'), 'data-testid');
}
