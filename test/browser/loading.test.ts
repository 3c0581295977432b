import type { Page, Request, Route } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { card } from './look.ts';
import { demo, drawn, useBrowser, visit, visitCustomers } from './use-browser.ts';

const reportUrl = /\/api\/v1\/reports\/customers\?/;

useBrowser();

describe('the first load', () => {
  it('stays within 1 MB compressed, drawing code included', async () => {
    const requests: Request[] = [];
    const before = async (page: Page) => void page.on('requestfinished', (request) => requests.push(request));
    await visitCustomers('', { before });
    const sizes = await Promise.all(
      requests.map(async (request) => {
        const { responseBodySize, responseHeadersSize } = await request.sizes();
        return responseBodySize + responseHeadersSize;
      }),
    );
    const encodings = await Promise.all(
      requests
        .filter((one) => /\.(js|css)$/.test(one.url()))
        .map(async (one) => (await one.response())?.headers()['content-encoding']),
    );
    expect(encodings.length).toBeGreaterThan(5);
    expect(encodings.filter((one) => one === undefined).length).toBeLessThan(encodings.length / 2);
    const total = sizes.reduce((sum, size) => sum + size, 0);
    expect(total).toBeGreaterThan(200_000);
    expect(total).toBeLessThanOrEqual(1_000_000);
  });

  it('shows the shell before charts and map have come, and asks for the figures once', async () => {
    let letThrough = () => {};
    const held = new Promise<void>((resolve) => {
      letThrough = resolve;
    });
    const asked: string[] = [];
    const before = async (page: Page) => {
      page.on('request', (request) => asked.push(request.url()));
      await page.route(/\/assets\/(echarts|report-grid)-.*\.js$/, async (route: Route) => {
        await held;
        await route.continue();
      });
    };
    const page = await visit(demo, '/reports/customers?tenant=4567890', { before });
    await page.getByTestId('skeleton').waitFor();
    await page.getByTestId('freshness').waitFor();
    expect(await page.locator('h1').innerText()).toBe('Customers');
    expect(await page.getByTestId('navigation-customers').isVisible()).toBe(true);
    expect(await page.locator('[data-testid^="section-"]').count()).toBe(0);
    const skeleton = await page.getByTestId('skeleton').boundingBox();
    letThrough();
    await drawn(page);
    expect(asked.filter((url) => /echarts-/.test(url))).toHaveLength(1);
    expect(asked.filter((url) => reportUrl.test(url))).toHaveLength(1);
    // Nothing below jumps when the figures take the place of the grey cards.
    const grid = await page.locator('.page-grid').boundingBox();
    expect(Math.abs((grid?.height ?? 0) - (skeleton?.height ?? 0))).toBeLessThan(60);
  });
});

describe('when figures do not come', () => {
  it('says what the server said, and Try again brings the page', async () => {
    const problem = {
      type: 'about:blank',
      title: 'Something went wrong',
      status: 500,
      detail: 'The engine could not be asked; try again.',
      code: 'internal',
    };
    const answer = { status: 500, contentType: 'application/problem+json', body: JSON.stringify(problem) };
    const before = async (page: Page) => {
      await page.route(reportUrl, (route) => route.fulfill(answer));
    };
    const page = await visit(demo, '/reports/customers?tenant=4567890', { before, expected: /500/ });
    const box = page.getByTestId('error-box');
    await box.waitFor();
    expect(await box.getAttribute('role')).toBe('alert');
    expect(await box.innerText()).toContain('Something went wrong on the server');
    expect(await box.innerText()).toContain(problem.detail);
    await page.unroute(reportUrl);
    await box.getByRole('button', { name: 'Try again' }).click();
    await drawn(page);
    await card(page, 'customers').waitFor();
    expect(await box.count()).toBe(0);
  });

  it('says that the server does not answer, and keeps range and filters for the next try', async () => {
    const expected = /ERR_CONNECTION_REFUSED|500/;
    const page = await visitCustomers('range=3M', { expected });
    await page.route(reportUrl, (route) => route.abort('connectionrefused'));
    await page.getByTestId('range-6M').click();
    const box = page.getByTestId('error-box');
    await box.waitFor();
    expect(await box.innerText()).toContain('Check that it is running and try again');
    await page.unroute(reportUrl);
    await box.getByRole('button', { name: 'Try again' }).click();
    await drawn(page);
    expect(new URL(page.url()).searchParams.get('range')).toBe('6M');
    expect(await page.getByTestId('range-6M').getAttribute('aria-pressed')).toBe('true');
  });
});
