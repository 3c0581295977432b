import { parentPort } from 'node:worker_threads';
import { formats } from '#delivery/formats.ts';
import type { DrawJob, DrawNote } from './draw-job.ts';

/** The thread that draws: it gets one job after the other, and its end is the business of whoever started it. */
parentPort?.on('message', async (job: DrawJob) => {
  parentPort?.postMessage(await noteOf(job));
});

async function noteOf({ format, result, options }: DrawJob): Promise<DrawNote> {
  try {
    return { kind: 'drawn', bytes: await formats[format].write(result, options) };
  } catch (error) {
    return { kind: 'broken', error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
