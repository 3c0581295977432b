import { rm } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';

/** The program that makes an empty database in the folder it is given; a few notes need no more memory than this. */
const folder = process.argv[2] ?? '';
const parent = process.ppid;
const pglite = await PGlite.create(folder, { postgresqlconf: ['shared_buffers = 4MB'] });
await pglite.close();
// Whoever asked for it has gone: nobody will put it in its place.
if (process.ppid !== parent) await rm(folder, { recursive: true, force: true });
