import { Fault } from '#base/fault.ts';
import { diskFault } from '#lake/disk.ts';
import { convert } from './convert.ts';
import { type ConvertJob, toNote, type WorkerNote } from './job.ts';

/** The child process that touches files from outside: it gets one job, says how it goes, and ends. */
process.once('message', (job: ConvertJob) => {
  refuseAppetite(job);
  const watch = setInterval(() => refuseAppetite(job), 250);
  run(job)
    .then(say)
    .finally(() => clearInterval(watch))
    .finally(() => process.disconnect());
});

// Without its parent nobody wants the result.
process.on('disconnect', die);

async function run(job: ConvertJob): Promise<WorkerNote> {
  try {
    return { kind: 'done', converted: await convert(job, (fraction) => void say({ kind: 'progress', fraction })) };
  } catch (error) {
    const known = explained(error, job);
    if (known instanceof Fault) return { kind: 'fault', fault: toNote(known) };
    return { kind: 'broken', error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function say(note: WorkerNote): Promise<void> {
  return new Promise((done) => {
    if (process.send === undefined || !process.connected) done();
    else process.send(note, () => done());
  });
}

/** The engine reports a full disk or too little memory in words only. */
function explained(error: unknown, { staging, name }: ConvertJob): unknown {
  if (error instanceof Fault) return error;
  const text = String(error);
  if (/No space left/i.test(text)) return diskFault(Object.assign(new Error(text), { code: 'ENOSPC' }), staging);
  if (/Out of Memory/i.test(text)) return tooMuchMemory(name, text);
  return diskFault(error, staging);
}

function refuseAppetite({ name, limits }: ConvertJob): void {
  const residentMb = process.memoryUsage.rss() / 1024 ** 2;
  if (residentMb <= limits.residentMb) return;
  const fault = toNote(tooMuchMemory(name, `${Math.round(residentMb)} MB resident`));
  say({ kind: 'fault', fault }).finally(die);
}

/** An orderly exit would wait for a thread of the engine that may never end and goes on taking memory. */
function die(): void {
  process.kill(process.pid, 'SIGKILL');
}

function tooMuchMemory(name: string, detail: string): Fault {
  return new Fault('too-large', `${name} needs more memory than an import may use; split it into smaller files`, {
    detail,
  });
}
