import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { answerOf, cellsOf, figureOf, sectionOf } from './answers.ts';
import { attributes, card, kpiFigures, monthName, numberText, saidByKeys } from './look.ts';
import type { Visit } from './open-page.ts';
import { demo, useBrowser, visit, visitReport } from './use-browser.ts';

const kpis = ['trained-individuals', 'module-completions', 'learning-path-completions'];

useBrowser();

function visitLearn(params = '', options: Visit = {}): Promise<Page> {
  return visitReport('microsoft-learn', 'modules-by-name', params, options);
}

describe('the Microsoft Learn page', () => {
  it('LRN-10 LRN-11 LRN-12 LRN-13 LRN-15 LRN-16 LRN-18 shows counts whose lines end at them', async () => {
    const [page, result] = await Promise.all([visitLearn('range=6M'), answerOf(demo, 'microsoft-learn', 'range=6M')]);
    const wanted = kpis.map((id) => sectionOf(result, id).headline);
    expect(await kpiFigures(page, kpis)).toEqual(
      wanted.map((headline) => [String(headline?.value), String(headline?.growthPercent)]),
    );
    for (const [index, id] of kpis.entries()) {
      const said = await saidByKeys(card(page, id).locator('.chart-stage'), 6);
      expect(said.at(-1)).toBe(`${monthName(result.range.to)}: ${numberText(Number(wanted[index]?.value))}`);
    }
    // The report has no filters, so none are offered.
    expect(await page.getByTestId('filters-button').count()).toBe(0);
  });

  it('LRN-20 LRN-21 LRN-23 LRN-24 LRN-25 draws each month by itself', async () => {
    const [page, result] = await Promise.all([visitLearn(), answerOf(demo, 'microsoft-learn')]);
    for (const id of kpis) {
      const { rows } = sectionOf(result, `${id}-trend`);
      const said = await saidByKeys(card(page, `${id}-trend`).locator('.chart-stage'), 2);
      const value = rows[0]?.value;
      expect(said[0]).toContain(`${monthName(rows[0]?.month)}: `);
      expect(said[0]).toContain(numberText(Number(value)));
    }
  });

  it('LRN-30 LRN-31 LRN-32 LRN-33 LRN-34 LRN-35 LRN-36 LRN-37 LRN-38 has three rings a tab, each with its own middle', async () => {
    const [page, result] = await Promise.all([visitLearn(), answerOf(demo, 'microsoft-learn')]);
    for (const [tab, prefix] of [
      ['module', 'modules'],
      ['path', 'paths'],
    ] as const) {
      await page.getByTestId(`tab-${tab}`).click();
      for (const [by, unit] of [
        ['name', 'completions'],
        ['role', 'roles'],
        ['product', 'products'],
      ] as const) {
        const section = sectionOf(result, `${prefix}-by-${by}`);
        const ring = card(page, section.id);
        await ring.locator('.chart-drawing svg').waitFor();
        const texts = ring.locator('.chart-drawing svg text');
        await expect.poll(() => texts.allTextContents()).toContain(numberText(Number(section.headline?.value)));
        expect((await texts.allTextContents()).join(' ')).toContain(unit);
      }
      const names = card(page, `${prefix}-by-name`);
      const shown = await names.locator('.chart-legend-label').allTextContents();
      expect(shown).toEqual(cellsOf(sectionOf(result, `${prefix}-by-name`), 'value'));
      expect(shown).toHaveLength(6);
    }
    expect(new URL(page.url()).searchParams.get('completions')).toBe('path');
  });

  it('LRN-55 LRN-56 answers four questions and leads to other reports and the raw data', async () => {
    const page = await visitLearn();
    expect(await page.getByTestId('faq').locator('summary').count()).toBe(4);
    await page.getByTestId('faq-object-id').locator('summary').press('Enter');
    const answer = page.getByTestId('faq-object-id').getByText('https://graph.microsoft.com/v1.0/users/{id}');
    await answer.waitFor();
    expect(await page.getByTestId('raw-csv').getAttribute('href')).toContain('/datasets/MSLearn/rows.csv');
    await page.locator('.page-remarks').getByRole('link', { name: 'Customers' }).waitFor();
  });
});

describe('the learners', () => {
  it('LRN-40 LRN-42 LRN-43 stand in two orders, and are found by part of the name in any case', async () => {
    const [page, result] = await Promise.all([visitLearn(), answerOf(demo, 'microsoft-learn')]);
    for (const [tab, id, column] of [
      ['modules', 'learners-modules', 'modules'],
      ['paths', 'learners-paths', 'paths'],
    ] as const) {
      await page.getByTestId(`tab-${tab}`).click();
      const { rows } = sectionOf(result, id);
      const names = page.locator(`[data-testid="table-${id}"] tbody tr td:first-child`);
      await expect.poll(() => names.first().innerText()).toBe(String(rows[0]?.userName));
      expect(await names.allInnerTexts()).toEqual(rows.map(({ userName }) => userName));
      const counts = rows.map((row) => figureOf(row, column));
      expect(counts).toEqual([...counts].sort((a, b) => b - a));
    }
    const name = String(sectionOf(result, 'learners-paths').rows.at(-1)?.userName);
    const part = name.slice(1, 7).toUpperCase();
    await page.getByTestId('search-learners-paths').fill(part);
    const wanted = sectionOf(
      await answerOf(demo, 'microsoft-learn', `search=${encodeURIComponent(part)}`),
      'learners-paths',
    ).rows.map(({ userName }) => userName);
    expect(wanted).toContain(name);
    const names = page.locator('[data-testid="table-learners-paths"] tbody tr td:first-child');
    await expect.poll(() => names.allInnerTexts()).toEqual(wanted);
  });

  it('LRN-41 LRN-44 LRN-45 opens a learner by keyboard: trainings with type and date, the id to copy, where to look it up', async () => {
    const [page, result] = await Promise.all([visitLearn(), answerOf(demo, 'microsoft-learn')]);
    const [first] = sectionOf(result, 'learners-modules').rows;
    await page.locator('[data-testid="table-learners-modules"] [data-cell="1-0"]').focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/learners\//);
    expect(new URL(page.url()).pathname).toBe(`/reports/microsoft-learn/learners/${String(first?.userId)}`);
    await page.getByRole('heading', { level: 1, name: String(first?.userName) }).waitFor();
    const cells = page.locator('[data-testid="learner-table"] tbody tr');
    const types = await cells.locator('td:nth-child(2)').allInnerTexts();
    expect(types.filter((type) => type === 'Module')).toHaveLength(figureOf(first, 'modules'));
    expect(types.filter((type) => type === 'Learning path')).toHaveLength(figureOf(first, 'paths'));
    const dates = (await cells.locator('td:nth-child(1)').allInnerTexts()).map((text) => Date.parse(text));
    expect(dates).toEqual([...dates].sort((a, b) => b - a));
    await page.getByTestId('copy-button').click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(String(first?.userId));
    expect(await page.getByTestId('learner-link').getAttribute('href')).toBe(
      `https://graph.microsoft.com/v1.0/users/${String(first?.userId)}`,
    );
    await page.getByTestId('learner-back').click();
    await card(page, 'learners-modules').waitFor();
  });

  it('LRN-41 says so when nobody has the id', async () => {
    const page = await visit(demo, '/reports/microsoft-learn/learners/nobody?tenant=4567890', { expected: /404/ });
    expect(await page.getByTestId('error-box').innerText()).toContain('nobody');
  });

  it('RO-2 are left out, with a line at the end of the page, for a reader who may not see persons', async () => {
    const page = await visitLearn('', {
      before: async (opened) => {
        await opened.route('**/api/v1/reports/microsoft-learn?*', (route) =>
          route.continue({ url: `${route.request().url()}&asRole=RV` }),
        );
      },
    });
    expect(await attributes(page.locator('[data-testid^="section-learners"]'), 'data-testid')).toEqual([]);
    await page
      .locator('.page-remarks')
      .getByText('left out because your role does not show them: Object id, Name')
      .waitFor();
    await card(page, 'paths-by-name').or(card(page, 'modules-by-name')).waitFor();
  });
});
