import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { pdfWith } from '../programme-files.ts';
import { type ClosedHouse, operator, startClosedHouse } from './closed-house.ts';
import { launchBrowser, type OpenPage, openPage, type Visit } from './open-page.ts';
import {
  decide,
  enterAddresses,
  giveProof,
  importPurchases,
  importSets,
  orderByTransfer,
  pasteInto,
  settle,
} from './programme-acts.ts';
import { serious } from './serious.ts';

const tenant = 'newcomer';
const competency = 'Data Analytics';
const email = 'noor@example.com';
const buyer = { name: 'Newcomer B.V.', tax: 'NL001234567B01', billTo: 'Canal 1, Delft' };
const landing = 'https://www.newcomer.example/learn';

let house: ClosedHouse;
let browser: Browser;
/** The two desks of the story: their pages stay open while days pass. */
const desks: OpenPage[] = [];
let noor: Page;
let olga: Page;

// One after the other, as a company would go: nothing yet, a first purchase, and a year later a renewal.
beforeAll(async () => {
  browser = await launchBrowser();
  house = await startClosedHouse({ demo: false, today: '2021-05-20' });
  await house.ask(operator.email, 'POST', '/house/tenants', { tenant, name: 'Newcomer B.V.' });
  await house.add({ name: 'Noor Admin', email, tenant, roles: [{ role: 'MPA' }] });
  [noor, olga] = [await deskOf(email), await deskOf(operator.email)];
});
afterEach(() => expect(desks.flatMap(({ complaints }) => complaints)).toEqual([]));
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

async function deskOf(who: string, look: Visit = {}): Promise<Page> {
  const desk = await openPage(browser, `${house.url}/programme?tenant=${tenant}`, {
    ...look,
    ...(await house.as(who)),
  });
  desks.push(desk);
  return desk.page;
}

/** Goes to a page of the programme and waits until it stands. */
async function show(page: Page, path: string): Promise<void> {
  await page.goto(`${house.url}/programme${path}?tenant=${tenant}`);
  await stands(page);
}

async function stands(page: Page): Promise<void> {
  await page.locator('.programme-panel, .public-directory').first().waitFor();
  await expect.poll(() => page.locator('#content .fui-Spinner').count()).toBe(0);
}

/** Lets days pass, with no page asking meanwhile. */
async function moveTo(day: string): Promise<void> {
  await Promise.all([noor, olga].map((page) => page.goto('about:blank')));
  await house.restart(day);
}

/** Orders, proves, and lets the operator find the money. Gives the number of the order. */
async function buy(tile: string): Promise<string> {
  const number = await orderByTransfer(noor, tile);
  await giveProof(noor, number);
  await show(olga, '/operator/queue');
  await settle(olga, number);
  await show(noor, '/offers');
  await noor.locator(`[data-testid="order-${number}"][data-status="paid"]`).waitFor();
  return number;
}

/** The words of an invoice that is downloaded. */
async function invoiceText(number: string): Promise<string> {
  const [download] = await Promise.all([noor.waitForEvent('download'), noor.getByTestId(`invoice-${number}`).click()]);
  const bytes = new Uint8Array(readFileSync(await download.path()));
  const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: true });
  return text;
}

/** Nothing sticks out of the page, and every text has words. */
async function station(page: Page, name: string): Promise<void> {
  await stands(page);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, name).toBeLessThanOrEqual(0);
  expect(await page.locator('#content').innerText(), name).not.toMatch(
    /(membership|programme)\.\w+|\{\{|NaN|undefined/,
  );
}

const silver = `offer-silver-${competency}`;
const open = (tile: string) => noor.locator(`[data-testid="offer-${tile}"][data-open="true"]`);
const membership = (level: string, status: string) =>
  noor.locator(`[data-testid="membership-${level}"][data-status="${status}"]`);

describe('a new partner, on the pages, from nothing to the renewal of gold', () => {
  it('ENR-2 ENR-43 stands nowhere at first, and the page says what to do', async () => {
    await noor.getByTestId('not-enrolled').waitFor();
    expect(await noor.getByTestId('steps').locator('li').count()).toBeGreaterThan(0);
    await station(noor, '01-nothing-yet');
  });

  it('ENR-7 the operator enters requirements, prices, the account and the terms', async () => {
    await show(olga, '/operator/rules');
    const row = olga.getByTestId('edition-2021').first();
    await row.getByTestId('edition-import').click();
    await importSets(olga, [
      'id,level,competency,region,from,to,kpi,trainers,exams,revenueUsd',
      'silver,silver,,,2019-01-01,,20,1,0,',
      'gold,gold,,,2019-01-01,,50,2,0,',
    ]);
    await row.getByTestId('edition-edit').click();
    await pasteInto(olga, 'grid-learningOptions', [[competency, 'silver; gold']]);
    await pasteInto(olga, 'grid-prices', [
      ['', 'EUR', '450.00'],
      ['', 'EUR', '1500.00'],
      ['', 'EUR', '4000.00'],
    ]);
    const offers = olga.getByTestId('grid-prices').locator('[data-column="offer"]');
    for (const [index, name] of ['action-pack', 'silver', 'gold'].entries()) await offers.nth(index).selectOption(name);
    await pasteInto(olga, 'grid-bankAccounts', [['EUR', 'Programme B.V.', 'NL91 ABNA 0417 1643 00', 'A']]);
    await olga.getByTestId('edition-texts.terms.version').fill('1');
    await olga.getByTestId('edition-texts.terms.text').fill('Pay, renew, refund.');
    await station(olga, '02-edition-editor');
    await olga.getByTestId('edition-save').click();
    await olga.getByTestId('panel-edition-editor').waitFor({ state: 'detached' });
    expect(await row.innerText()).toContain(operator.name);
  });

  it('ENR-25 ENR-32 and notes what it knows of the partner', async () => {
    await show(olga, '/operator/partners');
    const row = olga.getByTestId(`partner-${tenant}`);
    await row.getByTestId('partner-profile').click();
    await olga.getByTestId('status-isMember').check();
    await olga.getByTestId('status-isVerified').check();
    await olga.getByTestId('status-domains').fill('newcomer.example');
    await olga.getByTestId('status-save').click();
    await olga.getByTestId('status').waitFor({ state: 'detached' });
    await row.getByTestId('partner-trainers').click();
    for (const name of ['Ada', 'Ben']) {
      await olga.getByTestId('trainer-name').fill(name);
      await olga.getByTestId('trainer-reference').fill(`MCT-${name}`);
      await olga.getByTestId('trainer-confirm').click();
      await olga.getByTestId('trainer-list').getByText(`MCT-${name}`).waitFor();
    }
  });

  it('ENR-28 FEE-16 FEE-19 MAP-10 takes the Action Pack, from the transfer to the open courseware', async () => {
    await show(noor, '/offers');
    expect(await open('action-pack').getByTestId('to-pay').innerText()).toBe('€450.00');
    await enterAddresses(noor, 'action-pack', buyer);
    await buy('action-pack');
    await noor.locator('[data-testid="pack-steps"][data-step="awaiting-marketplace-profile"]').waitFor();
    await show(olga, '/operator/queue');
    await olga.getByTestId('case-done').click();
    await decide(olga, 'The profile is set up');
    await show(noor, '/offers');
    await noor.locator('[data-testid="pack-steps"][data-step="active"]').waitFor();
    await noor.getByTestId('choose-track').click();
    await noor.getByTestId('track-training').check();
    await noor.getByTestId('track-confirm').click();
    await noor.getByTestId('track').waitFor({ state: 'detached' });
    expect(await noor.getByTestId('membership-learning-action-pack').innerText()).toContain('Track: training');
    expect(await noor.getByTestId('case-item').innerText()).toContain('The profile is set up');
    await station(noor, '06-action-pack');
  });

  it('ENR-34 ENR-50 ENR-54 reaches silver with purchases from before, and the commitment', async () => {
    await olga.goto(`${house.url}/data`);
    await importPurchases(olga, tenant, [{ month: '2021-04', kpi: 30 }]);
    await show(noor, '/offers');
    await noor.getByTestId(silver).and(noor.locator('[data-open="false"]')).waitFor();
    await show(noor, '/requirements');
    await noor.getByTestId(`commit-${competency}`).click();
    await noor.getByTestId('commit-agree').check();
    await noor.getByTestId('commit-confirm').click();
    await noor.locator(`[data-testid="level-${competency}-silver"][data-eligible="true"]`).waitFor();
    await station(noor, '08-requirements');
    await show(noor, '/offers');
    expect(await open(`silver-${competency}`).getByTestId('to-pay').innerText()).toBe('€1,500.00');
    await buy(`silver-${competency}`);
    await membership('silver', 'active').waitFor();
  });

  it('ENR-61 ENR-63 a claim that is accepted adds what the ledger lacked', async () => {
    await show(noor, '/claims');
    await noor.getByTestId('claim-new').click();
    await pasteInto(noor, 'claim-lines', [['2021-03', 'MOC digital', '25', 'LOST-1', '25', '2500']]);
    const invoice = { name: 'invoice.pdf', mimeType: 'application/pdf', buffer: pdfWith() };
    await noor.getByTestId('claim-file-input').setInputFiles(invoice);
    await noor.getByTestId('claim-files').getByText('invoice.pdf').waitFor();
    await station(noor, '10-claim-form');
    await noor.getByTestId('claim-send').click();
    await noor.locator('[data-testid="claim"][data-state="submitted"]').waitFor();
    await show(olga, '/operator/queue');
    await olga.getByTestId('decide-accepted').click();
    await decide(olga);
    await show(noor, '/claims');
    await noor.locator('[data-testid="claim"][data-state="accepted"]').waitFor();
    await show(noor, '/ledger');
    await noor.locator('[data-invoice="LOST-1"]').waitFor();
    expect(await noor.getByTestId('ledger-sums').getAttribute('data-kpi')).toBe('55');
    await station(noor, '13-ledger');
  });

  it('FEE-30 FEE-31 FEE-34 FEE-40 ENR-45 goes up to gold for three quarters of its price', async () => {
    await moveTo('2021-06-16');
    await show(noor, '/offers');
    expect(await open(`gold-${competency}`).getByTestId('to-pay').innerText()).toBe('€3,000.00');
    expect(await open(`gold-${competency}`).innerText()).toMatch(/€4,000\.00.*25% off/s);
    const number = await buy(`gold-${competency}`);
    const invoice = await invoiceText(number);
    for (const part of Object.values(buyer)) expect(invoice).toContain(part);
    expect(invoice).toMatch(/EUR 4,000\.00.*EUR -?1,000\.00.*EUR 3,000\.00/s);
    await membership('gold', 'active').waitFor();
    expect(await membership('silver', 'ended').innerText()).toContain('upgraded to gold');
    expect(await membership('gold', 'active').getByTestId('renew-why').innerText()).toContain('Jun 17, 2022');
    await station(noor, '15-gold');
  });

  it('ENR-70 … ENR-76 stands in the directory after the first week of the month after', async () => {
    await show(noor, '/directory');
    await noor.getByTestId('listing-name').fill('Newcomer Learning');
    await noor.getByTestId('listing-country').fill('nl');
    await noor.getByTestId('listing-url').fill(landing);
    for (const id of ['aboutUs', 'noCompetitors', 'ownPage']) await noor.getByTestId(`listing-${id}`).check();
    await station(noor, '16-listing-form');
    await noor.getByTestId('listing-send').click();
    await noor.locator('[data-testid="listing"][data-status="requested"]').waitFor();
    await show(olga, '/operator/queue');
    await olga.getByTestId('listing-accepted').click();
    await decide(olga);
    await show(olga, '/operator/batches');
    expect(await olga.getByTestId('batch-entries').innerText()).toContain('Newcomer Learning');
    await station(olga, '17-batch');
    await olga.getByTestId('batch-send').click();
    await olga.getByTestId('batch-confirm').click();
    await olga.getByTestId('sent-batches').locator('li').waitFor();
    await moveTo('2021-07-07');
    const anyone = await openPage(browser, `${house.url}/directory`);
    desks.push(anyone);
    const link = anyone.page.getByTestId('public-directory').locator('.public-partner a');
    expect(await link.getAttribute('href')).toBe(landing);
    await anyone.page.context().close();
    await show(noor, '/directory');
    await noor.locator('[data-testid="listing"][data-status="listed"]').waitFor();
  });

  it('REN-2 REN-6 REN-9 FEE-33 renews gold in its window, for its whole price', async () => {
    await moveTo('2022-06-17');
    await olga.goto(`${house.url}/data`);
    await importPurchases(olga, tenant, [
      { month: '2021-11', kpi: 40 },
      { month: '2022-02', kpi: 40 },
    ]);
    await show(noor, '/offers');
    expect(await open(`gold-${competency}`).getByTestId('to-pay').innerText()).toBe('€4,000.00');
    expect(await membership('gold', 'renewable').innerText()).toContain('The renewal window is open.');
    await station(noor, '21-renewal-open');
    await buy(`gold-${competency}`);
    expect(await membership('gold', 'active').innerText()).toContain('Jun 16, 2023');
    await station(noor, '22-renewed');
  });

  it('ENR-7 the history tells every decision, and says the same again', async () => {
    await show(noor, '/history');
    for (const kind of ['order.paid', 'claim.accepted', 'enrolment.begun', 'listing.accepted']) {
      await noor.getByTestId(`decision-${kind}`).first().waitFor();
    }
    const begun = noor.getByTestId('decision-enrolment.begun').first();
    await begun.getByTestId('replay').click();
    expect(await begun.getByTestId('replayed').getAttribute('data-same')).toBe('true');
    await station(noor, '23-history');
  });

  it('the pages that were filled this way are readable in Dutch, in the dark, on a telephone', async () => {
    const small = await deskOf(email, { theme: 'dark', language: 'nl', width: 360 });
    for (const path of ['', '/offers', '/claims']) {
      await show(small, path);
      await station(small, `small${path.replace('/', '-')}`);
      expect(await serious(small)).toEqual([]);
    }
  });
});
