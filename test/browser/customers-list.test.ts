import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { type CustomerAdoption, customerAdoption, customerList } from '#contract/customers.ts';
import { answerOf, cellsOf, sectionOf } from './answers.ts';
import { demo, useBrowser, visit } from './use-browser.ts';

useBrowser();

const tenant = 'tenant=4567890';

describe('the list of customers', () => {
  it('ADO-10 finds a customer by part of its name and opens its page with the keyboard', async () => {
    const all = customerList.parse(await ask(`customers?${tenant}&limit=1000`));
    const wanted = all.customers.find(({ hasAdoption, name }) => hasAdoption && name !== null);
    const page = await visit(demo, `/customers?${tenant}`);
    await expect
      .poll(() => page.getByTestId('customers-count').innerText())
      .toContain(new Intl.NumberFormat('en').format(all.rowCount));
    await page.getByTestId('customers-search').fill(wanted?.name?.slice(2) ?? '');
    await page.waitForURL(/search=/);
    await page.getByTestId(`customer-${wanted?.customerTenantId}`).waitFor();
    await page.locator('[data-cell="0-0"]').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/customers\/[0-9a-f-]{36}/);
    await page.getByTestId('customer-products').waitFor();
  });

  it('finds customers from the search that a slash leads to', async () => {
    const { customers } = customerList.parse(await ask(`customers?${tenant}&limit=1`));
    const [first] = customers;
    const page = await visit(demo, `/reports/adoption?${tenant}`);
    await page.getByTestId('section-by-product').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type(first?.name ?? '');
    await page.getByTestId(`found-${first?.customerTenantId}`).click();
    await expect.poll(() => page.locator('h1').innerText()).toBe(first?.name);
  });
});

describe('the page of a customer', () => {
  it('ADO-29 ADO-30 ADO-31 shows figures by product and workload, and who and what stands behind a cause', async () => {
    const adoption = await customerWithCause();
    const { page, id } = await openCustomer(adoption);
    const rows = page.getByTestId('customer-products').locator('tr[data-workload]');
    const shown = await rows.evaluateAll((all) => all.map((row) => row.querySelectorAll('td.number')[5]?.textContent));
    const texts = adoption.products.map(({ usagePercent }) =>
      usagePercent === null ? '–' : expect.stringContaining('%'),
    );
    expect(shown).toEqual(texts);
    const found = adoption.products.find(({ causes }) => causes.some(({ people }) => people))?.causes ?? [];
    await page.getByTestId('causes-toggle').first().click();
    for (const { cause, users, people = [] } of found) {
      const told = page.getByTestId(`cause-${cause}`).first();
      expect(await told.getAttribute('data-users')).toBe(String(users));
      for (const person of people.slice(0, 3)) expect(await told.innerText()).toContain(person);
    }
    expect(new URL(page.url()).pathname).toBe(`/customers/${id}`);
  });

  it('ADO-5 ADO-6 sets own licences beside those of all sellers', async () => {
    const adoption = await customerWithCause();
    const { page } = await openCustomer(adoption);
    const table = page.getByTestId('customer-channels');
    for (const who of ['own', 'all'] as const) {
      const row = table.locator(`[data-seller="${who}"]`);
      expect(await row.getAttribute('data-sold')).toBe(String(adoption.channels[who].sold));
    }
    expect(await page.getByTestId('customer-subscriptions').locator('tbody tr').count()).toBe(
      adoption.subscriptions.length,
    );
  });

  it('ADO-42 ADO-45 advises on support calls as soon as they are typed in, and takes it back', async () => {
    const { page } = await openCustomer(await customerWithCause());
    const advised = page.getByTestId('customer-advice').getByTestId('scenario-support-load');
    expect(await advised.count()).toBe(0);
    await page.getByTestId('support-load').fill('many');
    expect(await page.getByTestId('customer-advice').innerText()).toContain('Fill in a whole number');
    await page.getByTestId('support-load').fill('400');
    await page.keyboard.press('Enter');
    await advised.waitFor();
    await page.getByTestId('undo-record').click();
    await advised.waitFor({ state: 'detached' });
    await expect.poll(() => page.getByTestId('support-load').inputValue()).toBe('');
  });
});

/** A customer of the demo data whose usage passes 100 % somewhere for a reason with people behind it. */
async function customerWithCause(): Promise<CustomerAdoption> {
  const ids = cellsOf(sectionOf(await answerOf(demo, 'adoption'), 'by-customer'), 'customerTenantId');
  for (const id of ids) {
    const adoption = customerAdoption.parse(await ask(`customers/${String(id)}/adoption?${tenant}`));
    const first = adoption.products.find(({ causes }) => causes.length > 0);
    if (first?.causes.every(({ people }) => people !== undefined)) return adoption;
  }
  throw new Error('No customer of the demo data has a cause with people behind it');
}

async function openCustomer({ customer }: CustomerAdoption): Promise<{ page: Page; id: string }> {
  const id = customer.customerTenantId;
  const page = await visit(demo, `/customers/${id}?${tenant}`);
  await page.getByTestId('customer-products').waitFor();
  return { page, id };
}

async function ask(path: string): Promise<unknown> {
  return (await fetch(`${demo.url}/api/v1/${path}`)).json();
}
