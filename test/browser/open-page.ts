import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { findBrowser } from '../../scripts/browser.ts';

export interface Visit {
  readonly theme?: 'light' | 'dark';
  readonly language?: 'en' | 'nl';
  readonly width?: number;
  readonly height?: number;
  /** Complaints that the test provokes on purpose. */
  readonly expected?: RegExp;
  /** Another server that the page leads to: an identity provider. */
  readonly also?: string;
  /** What the page takes for now; the clock of the machine unless told otherwise. */
  readonly now?: string;
  /** Prepares the page before it loads anything. */
  readonly before?: (page: Page) => Promise<void>;
}

export interface OpenPage {
  readonly page: Page;
  /** What went wrong behind the page's back: errors, failed requests, requests to other hosts, dialogs. */
  readonly complaints: readonly string[];
}

/** Starts the machine's Chromium. @throws Error when there is none */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error('No Chromium or Chrome found; name one in CHROMIUM_PATH');
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking'] });
}

/** Opens an address in a browser profile of its own, without animations, and listens for complaints. */
export async function openPage(browser: Browser, address: string, visit: Visit = {}): Promise<OpenPage> {
  const { theme = 'light', language = 'en', width = 1440, height = 1000, now, before } = visit;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    locale: language === 'nl' ? 'nl-NL' : 'en-US',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
    acceptDownloads: true,
  });
  context.setDefaultTimeout(30_000);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await context.newPage();
  if (now !== undefined) await page.clock.setFixedTime(now);
  const complaints = await listen(context, page, {
    homes: [new URL(address).origin, ...(visit.also === undefined ? [] : [visit.also])],
    expected: visit.expected,
  });
  await before?.(page);
  await page.goto(address);
  return { page, complaints };
}

interface Rules {
  readonly homes: readonly string[];
  readonly expected: RegExp | undefined;
}

async function listen(context: BrowserContext, page: Page, { homes, expected }: Rules): Promise<string[]> {
  const complaints: string[] = [];
  const complain = (what: string) => {
    if (expected?.test(what) !== true) complaints.push(what);
  };
  // The product needs no internet: whatever asks for another host is cut off and reported.
  await context.route(
    (url) => !homes.includes(url.origin) && !['data:', 'blob:'].includes(url.protocol),
    async (route) => {
      complain(`request to another host: ${route.request().url()}`);
      await route.abort();
    },
  );
  page.on('console', (message) => message.type() === 'error' && complain(`console: ${message.text()}`));
  page.on('pageerror', (error) => complain(`page error: ${error.message}`));
  page.on('dialog', (dialog) => {
    complain(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // A figure that nobody waits for any more is called off, and a download leaves the page.
    if (reason !== 'net::ERR_ABORTED') complain(`failed: ${request.url()} ${reason}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) complain(`answer ${response.status()}: ${response.url()}`);
  });
  return complaints;
}
