import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** What axe finds serious or critical, each with its first place. */
export async function serious(page: Page): Promise<string[]> {
  const { violations, passes } = await new AxeBuilder({ page }).exclude('[data-tabster-dummy]').analyze();
  expect(passes.length).toBeGreaterThan(8);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.length} × ${nodes[0]?.html}`);
}
