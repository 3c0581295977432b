import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { texts } from '#text/index.ts';
import { card, hover } from './look.ts';
import { demo, drawn, useBrowser, visit, visitCustomers } from './use-browser.ts';

useBrowser();

describe('the theme', () => {
  it('follows the device until one is chosen; the choice stays', async () => {
    const page = await visitCustomers('', { theme: 'dark' });
    expect(await background(page)).toBeLessThan(80);
    await page.getByTestId('theme-toggle').click();
    await page.getByTestId('theme-light').click();
    await expect.poll(() => background(page)).toBeGreaterThan(200);
    await page.reload();
    await drawn(page);
    expect(await background(page)).toBeGreaterThan(200);
    await page.getByTestId('theme-toggle').click();
    await page.getByTestId('theme-system').click();
    await expect.poll(() => background(page)).toBeLessThan(80);
    // Charts change with it: a tip has the page's colours.
    await hover(page, card(page, 'adds-and-churns'), [0.5, 0.5]);
    const tip = await card(page, 'adds-and-churns').locator('.chart-tip').evaluate(brightness);
    expect(tip).toBeLessThan(100);
  });
});

describe('the language', () => {
  it('changes the whole page at once, without a word of English, and stays', async () => {
    const page = await visitCustomers();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.getByTestId('language-toggle').click();
    await page.getByTestId('language-nl').click();
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('nl');
    expect(await page.locator('h1').innerText()).toBe('Klanten');
    await page.reload();
    await drawn(page);
    expect(await page.locator('html').getAttribute('lang')).toBe('nl');
    expect(await page.title()).toContain('Klanten');
    await hover(page, card(page, 'adds-and-churns'), [0.5, 0.5]);
    await page.getByTestId('menu-geography').click();
    expect(await notDutch(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByTestId('filters-button').click();
    await page.getByTestId('option-product-Power BI').waitFor();
    expect(await notDutch(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByTestId('filters-apply').waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Gegevens', exact: true }).click();
    await page.locator('[data-testid^="undo-"]').first().click();
    await page.getByTestId('undo-confirm').waitFor();
    expect(await notDutch(page)).toEqual([]);
  });

  it('writes numbers and months as the language does', async () => {
    const page = await visitCustomers('from=2023-08&to=2024-06', { language: 'nl' });
    expect(await page.getByTestId('range-custom').innerText()).toBe('aug 23 – jun 24');
    expect(await card(page, 'customers').locator('.kpi-badge').innerText()).toMatch(/[+−]\d+,\d%/);
  });
});

describe('a phone', () => {
  it.each(['en', 'nl'] as const)('shows everything within 360 pixels (%s)', async (language) => {
    const phone = { language, width: 360, height: 740 };
    const report = await visitCustomers('product=Office+365&market=Netherlands&trend=location', phone);
    expect(await tooWide(report)).toEqual([]);
    const trend = card(report, 'trend-location').locator('.chart-drawing');
    expect((await trend.boundingBox())?.width).toBeGreaterThan(250);
    await report.getByTestId('navigation-open').click();
    await report.getByTestId('navigation-customers').waitFor();
    expect(await tooWide(report)).toEqual([]);
    const data = await visit(demo, '/data?tenant=4567890', phone);
    await data.locator('[data-testid^="delivery-"]').first().waitFor();
    expect(await tooWide(data)).toEqual([]);
  });
});

/** Texts on screen, or told to screen readers, that are English or the name of a text instead of the text. */
async function notDutch(page: Page): Promise<string[]> {
  const dutch = new Set(flatten(texts.nl).map(([, text]) => text));
  const english = flatten(texts.en).filter(([, text]) => !dutch.has(text) && !text.includes('{{'));
  const wrong = new Set([...english.map(([, text]) => text), ...flatten(texts.en).map(([key]) => key)]);
  const seen = await page.evaluate(() => {
    const found: (string | null | undefined)[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) found.push(walker.currentNode.textContent);
    for (const element of document.querySelectorAll('*')) {
      for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-roledescription', 'aria-valuetext']) {
        found.push(element.getAttribute(name));
      }
    }
    return found.map((text) => text?.trim() ?? '').filter((text) => text !== '');
  });
  expect(seen.length).toBeGreaterThan(40);
  return [
    ...new Set(seen.filter((text) => wrong.has(text) || /\{\{|\b(section|chart|import)\.[a-z]+\.[a-z]/.test(text))),
  ];
}

function flatten(part: unknown, prefix = ''): [string, string][] {
  if (Array.isArray(part)) return part.flatMap((one) => flatten(one));
  if (typeof part !== 'object' || part === null) return [[prefix.slice(0, -1), String(part)]];
  return Object.entries(part).flatMap(([key, value]) => flatten(value, `${prefix}${key}.`));
}

/** What reaches out of the screen to the right, apart from what scrolls within its own box. */
function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const scrolls = (element: Element) => {
      for (let box = element.parentElement; box !== null && box !== document.body; box = box.parentElement) {
        if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(box).overflowX)) return true;
      }
      return false;
    };
    const wide = [...document.body.querySelectorAll('*')].filter((element) => {
      const { right, width, height } = element.getBoundingClientRect();
      return width > 1 && height > 1 && right > innerWidth + 1 && !scrolls(element);
    });
    const page =
      document.documentElement.scrollWidth > innerWidth ? [`page: ${document.documentElement.scrollWidth}`] : [];
    return [...page, ...wide.map((element) => `${element.tagName}.${element.className}`)];
  });
}

function background(page: Page): Promise<number> {
  return page.locator('main').evaluate(brightness);
}

/** Mean of the colour behind an element, 0 to 255. */
function brightness(element: Element): number {
  for (let box: Element | null = element; box !== null; box = box.parentElement) {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (
      getComputedStyle(box).backgroundColor.match(/[\d.]+/g) ?? []
    ).map(Number);
    if (alpha > 0) return (red + green + blue) / 3;
  }
  return 255;
}
