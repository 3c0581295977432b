import type { Command } from 'commander';
import { openApp } from '#app/app.ts';
import { commonOptions, configFrom, listenOptions } from '../options.ts';
import { prepareToServe, serveApp } from '../serve-app.ts';

export function defineServe(command: Command): void {
  listenOptions(commonOptions(command)).action(async (options: object) => {
    const config = configFrom(options);
    await prepareToServe(config);
    const app = await openApp(config);
    try {
      await serveApp(app);
    } finally {
      await app.close();
    }
  });
}
