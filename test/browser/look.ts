import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** A card of the page by its section. */
export function card(page: Page, section: string): Locator {
  return page.getByTestId(`section-${section}`);
}

/** Values of an attribute over all elements found, in order; absent ones are null. */
export function attributes(found: Locator, name: string): Promise<(string | null)[]> {
  return found.evaluateAll((elements, wanted) => elements.map((element) => element.getAttribute(wanted)), name);
}

/** The figures of the five KPI cards: `[value, growth]` as the page holds them. */
export async function kpiFigures(page: Page, ids: readonly string[]): Promise<(string | null)[][]> {
  return Promise.all(
    ids.map(async (id) => [
      ...(await attributes(card(page, id).locator('.kpi-value'), 'data-value')),
      ...(await attributes(card(page, id).locator('[data-growth]'), 'data-growth')),
    ]),
  );
}

/** What the chart says of one point after another, from the first to the last, told with the arrow keys. */
export async function saidByKeys(stage: Locator, points: number): Promise<string[]> {
  const said: string[] = [];
  const live = stage.locator('[aria-live]');
  await stage.focus();
  await stage.press('Home');
  for (let point = 0; point < points; point++) {
    if (point > 0) await stage.press('ArrowRight');
    await expect.poll(() => live.textContent()).not.toBe(said.at(-1) ?? '');
    said.push((await live.textContent()) ?? '');
  }
  return said;
}

export interface ShownTip {
  readonly title: string;
  /** Label → value and share, as written. */
  readonly lines: Readonly<Record<string, readonly [string, string]>>;
}

/** The tip that is on screen inside a card; undefined while there is none. */
export async function shownTip(within: Locator): Promise<ShownTip | undefined> {
  const tips = await within.locator('.chart-tip').evaluateAll((elements) =>
    elements
      .filter(
        (element) => getComputedStyle(element).visibility !== 'hidden' && getComputedStyle(element).opacity !== '0',
      )
      .map((element) => ({
        title: element.querySelector('.chart-tip-title')?.textContent ?? '',
        rows: [...element.querySelectorAll('.chart-tip-lines tr')].map((row) =>
          ['label', 'value', 'share'].map((part) => row.querySelector(`.chart-tip-${part}`)?.textContent ?? ''),
        ),
      })),
  );
  const [tip] = tips;
  if (tip === undefined) return undefined;
  return { title: tip.title, lines: Object.fromEntries(tip.rows.map(([label, ...figures]) => [label, figures])) };
}

/** Moves the mouse to a place inside an element, given as parts of its width and height, and waits for the tip. */
export async function hover(page: Page, within: Locator, [x, y]: readonly [number, number]): Promise<ShownTip> {
  const drawing = within.locator('.chart-drawing');
  await drawing.scrollIntoViewIfNeeded();
  const box = await drawing.boundingBox();
  if (box === null) throw new Error('The chart is not on screen');
  await page.mouse.move(box.x + box.width * x - 3, box.y + box.height * y);
  await page.mouse.move(box.x + box.width * x, box.y + box.height * y);
  let tip: ShownTip | undefined;
  await expect
    .poll(async () => {
      tip = await shownTip(within);
      return tip?.title ?? '';
    })
    .not.toBe('');
  if (tip === undefined) throw new Error('No tip came up');
  return tip;
}

/** `2024-01` as `January 2024`. */
export function monthName(month: unknown, language = 'en'): string {
  const options = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(language, options).format(new Date(`${String(month)}-01T00:00:00Z`));
}

/** `1234` as `1,234`. */
export function numberText(value: number): string {
  return new Intl.NumberFormat('en').format(value);
}

/** `12.3`, percent points, as `12.3%`. */
export function percentText(value: number): string {
  return `${new Intl.NumberFormat('en', { maximumFractionDigits: 1 }).format(value)}%`;
}

/** Chooses an entry of a chart's menu. */
export async function chooseInMenu(page: Page, section: string, entry: string): Promise<void> {
  await page.getByTestId(`menu-${section}`).click();
  await page.getByTestId(`${entry}-${section}`).click();
}
