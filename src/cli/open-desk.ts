import { folderOwner, openApp } from '#app/app.ts';
import type { Config } from '#app/config.ts';
import type { Desk } from './desk.ts';
import { localDesk } from './local-desk.ts';
import { openRemoteDesk } from './remote-desk.ts';

/** The running server of the data folder when there is one, else the folder itself (ARCHITECTURE §3.10). */
export async function openDesk(config: Config): Promise<Desk> {
  const owner = await folderOwner(config);
  if (owner?.port !== undefined) return openRemoteDesk({ port: owner.port, token: owner.token }, config.data);
  return localDesk(await openApp(config), config);
}

/** Hands out the desk and puts it away, whatever happens. */
export async function atDesk<T>(config: Config, work: (desk: Desk) => Promise<T>): Promise<T> {
  const desk = await openDesk(config);
  try {
    return await work(desk);
  } finally {
    await desk.close();
  }
}
