import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startClosedHouse } from './closed-house.ts';
import { ask, rulesNow } from './open-offers.ts';
import { demoTenant, type RunningApp, startApp } from './running-app.ts';
import { serious } from './serious.ts';
import { useBrowser, visit } from './use-browser.ts';

const on = (page: string) => `/programme/operator/${page}`;
const statusOf = (row: ReturnType<Page['getByTestId']>, name: string) => expect.poll(() => row.getAttribute(name));

let app: RunningApp;
useBrowser();
beforeAll(async () => {
  app = await startApp({ demo: true });
});
afterAll(() => app.close());

describe('rules', () => {
  it('ENR-7 checks while it is typed, leads to what is wrong, and writes a new version', async () => {
    const page = await visit(app, on('rules'));
    const row = page.getByTestId('edition-sample');
    await row.getByTestId('edition-edit').click();
    const kpi = page.locator('[data-testid="grid-requirementSets"] [data-row="1"][data-column="kpi"]');
    await kpi.fill('-5');
    const problems = page.getByTestId('edition-problems');
    await problems.getByText('a number from 0 up is allowed').waitFor();
    await page.getByTestId('edition-name').focus();
    await problems.getByRole('button').first().click();
    await expect.poll(() => kpi.evaluate((cell) => cell === document.activeElement)).toBe(true);
    expect(await serious(page)).toEqual([]);
    await kpi.fill('many');
    await problems.getByText('is no number').waitFor();
    await kpi.fill('175,5');
    await page.getByTestId('edition-fine').getByText('Nothing keeps it').waitFor();
    await page.getByTestId('edition-save').click();
    await page.getByTestId('said').waitFor();
    const { edition, version } = await rulesNow(app.url);
    expect(version).toBe(2);
    expect(edition.requirementSets[1]?.kpi).toBe(175.5);

    await row.getByTestId('edition-history').click();
    const versions = page.getByTestId('versions').locator('li');
    await expect.poll(() => versions.count()).toBe(2);
    expect(await versions.first().innerText()).toContain('Changed: requirement sets');
  });

  it('ENR-7 begins a new edition and ends the one before it the day before', async () => {
    const page = await visit(app, on('rules'));
    await page.getByTestId('edition-sample').getByTestId('edition-copy').click();
    await page.getByTestId('edition-problems').getByText('id', { exact: true }).waitFor();
    await page.getByTestId('edition-id').fill('next');
    await page.getByTestId('edition-name').fill('Rules of 2025');
    await page.getByTestId('edition-period.from').fill('2025-01-01');
    await page.getByTestId('edition-together').waitFor();
    await page.getByTestId('edition-fine').getByText('Nothing keeps it').waitFor();
    await page.getByTestId('edition-save').click();
    await page.getByTestId('edition-next').waitFor();
    const { edition } = await rulesNow(app.url);
    expect([edition.id, edition.period.to]).toEqual(['sample', '2024-12-31']);
  });

  it('refuses to write over what somebody else wrote meanwhile', async () => {
    const page = await visit(app, on('rules'), { expected: /409/ });
    await page.getByTestId('edition-sample').getByTestId('edition-edit').click();
    await page.getByTestId('edition-refreshDay').fill('16');
    const { edition, version } = await rulesNow(app.url);
    await ask(app.url, 'PUT', `/editions/${edition.id}`, { version, edition: { ...edition, name: 'Renamed' } });
    await page.getByTestId('edition-fine').getByText('Nothing keeps it').waitFor();
    await page.getByTestId('edition-save').click();
    await page.getByTestId('failure').getByText('changed in the meantime').waitFor();
    expect((await rulesNow(app.url)).edition.refreshDay).toBe(15);
  });

  it('ENR-7 imports requirement sets from a table once nothing is wrong with it', async () => {
    const page = await visit(app, on('rules'));
    await page.getByTestId('edition-sample').getByTestId('edition-import').click();
    const text = page.getByTestId('import-sets-text');
    const table = (kpi: string) =>
      `id,level,competency,region,kpi,trainers,exams\nsilver-south,silver,Cloud Platform,South,${kpi},1,1\n`;
    await text.fill(table('lots'));
    await page.getByTestId('import-sets-run').click();
    const looked = page.getByTestId('import-looked');
    await looked.getByText('Line 2').waitFor();
    await text.fill(table('120'));
    await page.getByTestId('import-sets-run').click();
    await statusOf(looked, 'data-problems').toBe('0');
    expect(await serious(page)).toEqual([]);
    await page.getByTestId('import-sets-run').click();
    await page.getByTestId('said').getByText('New: 1').waitFor();
    const { edition } = await rulesNow(app.url);
    expect(edition.requirementSets.find(({ id }) => id === 'silver-south')?.kpi).toBe(120);
  });
});

describe('partners', () => {
  it('finds partners, notes what was checked of one, confirms a trainer, and leads into it', async () => {
    const page = await visit(app, on('partners'));
    const row = page.getByTestId(`partner-${demoTenant}`);
    await row.waitFor();
    await page.getByTestId('partner-search').fill('nobody of that name');
    await page.getByText('No partner fits').waitFor();
    await page.getByTestId('partner-search').fill('meridaan');
    await page.getByTestId('partner-status').selectOption('active');
    await row.waitFor();
    expect(new URL(page.url()).searchParams.get('status')).toBe('active');
    expect(await serious(page)).toEqual([]);

    await row.getByTestId('partner-profile').click();
    await page.getByTestId('status-domains').fill('meridaan.example\nmeridaan.test');
    await page.getByTestId('status-isTaxExempt').check();
    await page.getByTestId('status-save').click();
    await page.getByTestId('said').waitFor();
    await row.getByTestId('partner-profile').click();
    await expect.poll(() => page.getByTestId('status-domains').inputValue()).toContain('meridaan.test');
    expect(await page.getByTestId('status-isTaxExempt').isChecked()).toBe(true);
    await page.keyboard.press('Escape');

    await row.getByTestId('partner-trainers').click();
    await page.getByTestId('trainer-name').fill('Tess Contractor');
    await page.getByTestId('trainer-reference').fill('MCT 4711');
    await page.getByTestId('trainer-confirm').click();
    await page.getByTestId('trainer-list').getByText('Tess Contractor').waitFor();
    await page.keyboard.press('Escape');
    await row.getByRole('link').click();
    await page.getByTestId('programme-home').waitFor();
    expect(new URL(page.url()).searchParams.get('tenant')).toBe(demoTenant);
  });
});

describe('the queue', () => {
  it('ENR-63 refuses a claim only with a reason, which the partner reads', async () => {
    const page = await visit(app, on('queue'));
    const queue = page.getByTestId('claim-queue');
    await queue.getByText('SAMPLE-2024-05', { exact: true }).waitFor();
    await queue.getByTestId('decide-in-review').click();
    await page.getByTestId('decide-confirm').click();
    await statusOf(queue.getByTestId('claim'), 'data-state').toBe('in-review');
    await queue.getByTestId('decide-rejected').click();
    const confirm = page.getByTestId('decide-confirm');
    expect(await confirm.getAttribute('aria-disabled')).toBe('true');
    await page.getByTestId('decide-words').fill('The invoice is of another partner');
    expect(await serious(page)).toEqual([]);
    await confirm.click();
    await page.getByText('No claim waits').waitFor();
    const partner = await visit(app, `/programme/claims?tenant=${demoTenant}`);
    await partner.getByText('The invoice is of another partner').waitFor();
  });

  it('FEE-20 FEE-27 MAP-7 answers a question and settles a refund that was asked for', async () => {
    await ask(app.url, 'POST', `/cases?tenant=${demoTenant}`, { kind: 'other', text: 'Where do we see it?' });
    const member = await visit(app, `/programme/offers?tenant=${demoTenant}`);
    await member.getByTestId('panel-orders').getByText('Ask for a refund').first().click();
    await member.getByTestId('refund-reason').fill('Bought by mistake');
    await member.getByTestId('refund-send').click();
    await member.getByText('Refund asked for on').first().waitFor();

    const page = await visit(app, on('queue'));
    await page.getByTestId('case-done').click();
    await page.getByTestId('decide-words').fill('Under Offers and orders');
    await page.getByTestId('decide-confirm').click();
    await page.getByText('No question waits').waitFor();
    const orders = page.getByTestId('order-queue');
    await orders.getByText('Bought by mistake').waitFor();
    await orders.getByRole('button', { name: /^Settle/ }).click();
    await page.getByTestId('settle-refunded').check();
    expect(await serious(page)).toEqual([]);
    await page.getByTestId('settle-confirm').click();
    await page.getByText('No order waits').waitFor();
    await member.reload();
    await member.getByTestId('panel-orders').locator('[data-status="refunded"]').waitFor();
    await member.getByText('Answer: Under Offers and orders').waitFor();
  });
});

describe('batches and the directory', () => {
  it('ENR-70 ENR-71 ENR-72 sends a batch in its days, and everybody reads it from its day on', async () => {
    const early = await visit(app, on('batches'));
    await early.getByText('It can be sent from Jul 15, 2024').waitFor();
    expect(await early.getByTestId('batch-send').getAttribute('aria-disabled')).toBe('true');
    await early.goto('about:blank');

    await app.restart('2024-07-16');
    const page = await visit(app, on('batches'));
    await page.getByTestId('batch-entries').getByText('Meridaan').first().waitFor();
    await page.getByTestId('batch-send').click();
    await page.getByTestId('batch-confirm').click();
    await page.getByTestId('sent-batches').getByText('July 2024', { exact: true }).waitFor();
    expect(await serious(page)).toEqual([]);
    await page.goto('about:blank');

    await app.restart('2024-08-08');
    const open = await visit(app, '/directory');
    const link = open.getByTestId('public-directory').getByRole('link');
    await link.first().waitFor();
    expect(await link.first().getAttribute('rel')).toContain('noopener');
    expect(await serious(open)).toEqual([]);
    await open.getByTestId('directory-search').fill('nobody');
    await open.getByTestId('directory-empty').waitFor();
    await open.getByTestId('directory-search').fill('meridaan');
    await open.getByTestId('directory-country').selectOption('NL');
    await link.first().waitFor();
  });
});

describe('on a phone', () => {
  it.each(['partners', 'rules', 'queue', 'batches'])('%s fits in the dark, in Dutch', async (name) => {
    const page = await visit(app, on(name), { width: 360, theme: 'dark', language: 'nl' });
    await page.getByTestId(`programme-${name}`).locator('.card').first().waitFor();
    const wider = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    await expect.poll(wider).toBeLessThanOrEqual(0);
    expect(await page.locator('body').innerText()).not.toMatch(/membership\.\w/);
    expect(await serious(page)).toEqual([]);
  });
});

describe('without signing in', () => {
  it('ENR-70 everybody reads the directory, and nothing else of the programme', async () => {
    const house = await startClosedHouse();
    try {
      const page = await visit(house, '/directory');
      await page.getByTestId('directory-empty').waitFor();
      expect(await serious(page)).toEqual([]);
      await page.goto(`${house.url}/programme/claims?tenant=${demoTenant}`);
      await page.getByTestId('sign-in-email').waitFor();
    } finally {
      await house.close();
    }
  });
});
