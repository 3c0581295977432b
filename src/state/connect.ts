import type { Connection } from './connection.ts';
import { migrate } from './migrate.ts';
import type { RecordsPlace } from './place.ts';
import { purge } from './purge.ts';

/** Opens the database at the place, makes it when it is not there and brings its tables up to date. */
export async function connect(place: RecordsPlace, now: string): Promise<Connection> {
  const connection = await connectTo(place);
  try {
    await migrate(connection.db);
    await purge(connection.db, now);
    await connection.settle();
    return connection;
  } catch (error) {
    await connection.close();
    throw error;
  }
}

/** Only the driver that is needed is loaded. */
async function connectTo(place: RecordsPlace): Promise<Connection> {
  switch (place.kind) {
    case 'folder':
      return (await import('./open-folder.ts')).openFolder(place.folder);
    case 'server':
      return (await import('./open-server.ts')).openServer(place.url);
  }
}
