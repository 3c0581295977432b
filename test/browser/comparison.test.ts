import { describe, expect, it } from 'vitest';
import { reportAnswer, sectionOf } from './answers.ts';
import { attributes, card } from './look.ts';
import { demo, drawn, useBrowser, visitCustomers } from './use-browser.ts';

useBrowser();

describe('the comparison with the period before', () => {
  it('shows value and change of every figure, and dashes with their own months', async () => {
    const [page, result] = await Promise.all([
      visitCustomers('range=6M'),
      reportAnswer(demo, 'range=6M&compare=previous'),
    ]);
    await page.getByTestId('compare-button').click();
    await page.waitForURL(/compare=previous/);
    await page.getByTestId('kpi-before').first().waitFor();
    expect(result.before?.range).toEqual({ from: '2023-07', to: '2023-12' });
    for (const { id, headline } of result.before?.sections.filter(({ chart }) => chart === 'kpi') ?? []) {
      const line = card(page, id).getByTestId('kpi-before');
      expect(await line.getAttribute('data-before'), id).toBe(String(headline?.value));
      const now = sectionOf(result, id).headline?.value ?? Number.NaN;
      const then = headline?.value ?? Number.NaN;
      const [change] = await attributes(line.locator('[data-change]'), 'data-change');
      expect(Number(change), id).toBeCloseTo(((now - then) / then) * 100, 6);
    }
    const stack = card(page, 'adds-and-churns');
    expect(await stack.locator('.chart-ghost').innerText()).toContain('Jul 23 – Dec 23');
    await stack.locator('.chart-stage').focus();
    await page.keyboard.press('Home');
    await expect
      .poll(() => stack.locator('.chart-stage [aria-live]').textContent())
      .toMatch(/^January 2024: .*Period before, July 2023 \d+/);
  });

  it('is named where the page is downloaded, and gone after a second press', async () => {
    const page = await visitCustomers('range=3M&compare=previous');
    await page.getByTestId('download-button').click();
    expect(await page.getByTestId('download-what').innerText()).toContain('Period before (Jan 24 – Mar 24)');
    expect(await page.getByTestId('download-page').getAttribute('href')).toContain('compare=previous');
    await page.keyboard.press('Escape');
    await page.getByTestId('compare-button').click();
    await page.getByTestId('kpi-before').first().waitFor({ state: 'detached' });
    await drawn(page);
    expect(new URL(page.url()).searchParams.has('compare')).toBe(false);
  });
});
