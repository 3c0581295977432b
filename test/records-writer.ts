import { randomUUID } from 'node:crypto';
import { createRecords } from '#state/records.ts';

/** A program that writes notes into the folder it is given until it is killed, and tells each one that is kept. */
const [folder = ''] = process.argv.slice(2);
const records = createRecords({
  place: { kind: 'folder', folder },
  now: () => new Date().toISOString(),
  newId: randomUUID,
});
const { annotations, supportLoads } = records.of('t');
for (let count = 1; ; count++) {
  const { id } = await annotations.add({ month: '2024-05', report: null, note: `note ${count} ${'x'.repeat(1500)}` });
  await supportLoads.put(`customer of ${id}`, count);
  process.stdout.write(`${id}\n`);
}
