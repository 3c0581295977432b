import type { Command } from 'commander';
import { rebuildEngine } from '#app/app.ts';
import { commonOptions, configFrom } from '../options.ts';
import { printLine } from '../terminal.ts';

export function defineRebuild(command: Command): void {
  commonOptions(command)
    .option('--tenant <pga>', 'of this tenant only')
    .action(async (options: { tenant?: string }) => {
      const tenants = await rebuildEngine(configFrom(options), options.tenant);
      for (const tenant of tenants) printLine(`Rebuilt from the lake: ${tenant}`);
      if (tenants.length === 0) printLine('There are no data to rebuild from.');
    });
}
