import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { launchBrowser, type OpenPage, openPage, type Visit } from './open-page.ts';
import { demoTenant, type RunningApp } from './running-app.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The server with demo data that all files share; nobody changes its data. */
    readonly demoUrl: string;
  }
}

/** The server with demo data. */
export const demo: Pick<RunningApp, 'url'> = { url: inject('demoUrl') };

let browser: Browser;
let opened: OpenPage[] = [];

/** Gives the tests of a file a browser; a test fails when a page it opened complained. */
export function useBrowser(): void {
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterEach(async () => {
    const complaints = opened.flatMap((one) => one.complaints);
    await Promise.all(opened.map(({ page }) => page.context().close()));
    opened = [];
    expect(complaints).toEqual([]);
  });
  afterAll(() => browser.close());
}

/** Opens a path of a server. */
export async function visit(app: Pick<RunningApp, 'url'>, path: string, options: Visit = {}): Promise<Page> {
  const open = await openPage(browser, app.url + path, options);
  opened.push(open);
  return open.page;
}

/** The Customers page of the demo data, with its charts drawn. `params` is a query such as `range=3M`. */
export async function visitCustomers(params = '', options: Visit = {}): Promise<Page> {
  const page = await visit(demo, `/reports/customers?tenant=${demoTenant}${params && `&${params}`}`, options);
  await drawn(page);
  return page;
}

/** Waits until the last card of the Customers page has its drawing and no figure is being fetched. */
export async function drawn(page: Page): Promise<void> {
  await page.locator('[data-testid="section-active-trend"] svg path').first().waitFor();
  await page.locator('[aria-busy="false"]').first().waitFor();
}

/** A report of the demo data once its card `last` stands and no figure is being fetched. */
export async function visitReport(report: string, last: string, params = '', options: Visit = {}): Promise<Page> {
  const page = await visit(demo, `/reports/${report}?tenant=${demoTenant}${params && `&${params}`}`, options);
  await page.getByTestId(`section-${last}`).waitFor();
  await page.locator('[aria-busy="false"]').first().waitFor();
  return page;
}
