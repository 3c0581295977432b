import type { Command } from 'commander';
import { folderOwner } from '#app/app.ts';
import type { Config } from '#app/config.ts';
import { atDesk } from '../open-desk.ts';
import { commonOptions, configFrom } from '../options.ts';
import { printJson, printLine, say } from '../terminal.ts';

export function defineSetUp(command: Command): void {
  commonOptions(command)
    .option('--json', 'print one JSON document')
    .action(async (options: { json?: true }) => {
      const config = configFrom(options);
      const { link, expiresAt } = await atDesk(config, (desk) => desk.house.setUpLink());
      const address = `${await addressOf(config)}/set-up?link=${link}`;
      if (options.json) printJson({ address, expiresAt });
      else {
        say(`open this address to make the first admin; it works once, until ${expiresAt}. Keep it to yourself`);
        printLine(address);
      }
    });
}

/** Where people open the installation: as it is told, or where its server listens or will. */
async function addressOf(config: Config): Promise<string> {
  if (config.publicUrl !== undefined) return config.publicUrl;
  const owner = await folderOwner(config);
  return `http://localhost:${owner?.port ?? config.port}`;
}
