import { createReadStream } from 'node:fs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App } from '#app/app.ts';
import { dispositionOf } from '../disposition.ts';
import { statusError } from '../errors.ts';
import { noteExport } from '../export-note.ts';
import { file, type Route } from '../route.ts';
import { type ByteRange, readRange } from './range.ts';

type OpenedFile = Awaited<ReturnType<App['jobs']['openLink']>>;

const linkParts = z.object({ executionId: z.string(), expiry: z.string(), signature: z.string() });

/** A secure link: whoever has it gets the file, without any header (API-49); the link itself is the key. */
export const fileRoute: Route = {
  method: 'GET',
  path: '/files/:executionId/:expiry/:signature',
  permission: 'public',
  takesFile: false,
  join(server, app) {
    server.route({
      method: 'GET',
      url: '/files/:executionId/:expiry/:signature',
      schema: {
        summary: 'The file of an execution, by its secure link',
        description: 'Permission: public',
        params: linkParts,
        produces: ['*/*'],
        response: { 200: file },
      },
      handler: async (request, reply) => {
        const opened = await app.jobs.openLink(linkParts.parse(request.params));
        return sendFile(opened, { app, request, reply });
      },
    });
  },
};

interface Exchange {
  readonly app: App;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Ranges, and whole files packed when asked (API-50). */
async function sendFile(opened: OpenedFile, { app, request, reply }: Exchange): Promise<FastifyReply> {
  const { path, file: made } = opened;
  const range = readRange(wantedRange(request, opened), made.bytes);
  reply.headers({
    'accept-ranges': 'bytes',
    etag: tagOf(opened),
    'cache-control': 'private, no-store',
    'content-disposition': dispositionOf(made.name),
  });
  if (range === 'beyond') {
    reply.header('content-range', `bytes */${made.bytes}`);
    throw statusError(416, `The file has ${made.bytes} bytes`);
  }
  await noteTaken(opened, { app, request });
  if (range === undefined) reply.header('content-length', made.bytes);
  else sayPart(range, made.bytes, { request, reply });
  const bounds = range === undefined ? {} : { start: range.first, end: range.last };
  return reply.type(made.mediaType).send(createReadStream(path, bounds));
}

/** A part is of the file as it is: packed, its bytes would be others. */
function sayPart({ first, last }: ByteRange, bytes: number, { request, reply }: Omit<Exchange, 'app'>): void {
  request.headers['x-no-compression'] = 'a part';
  reply.code(206).headers({ 'content-range': `bytes ${first}-${last}/${bytes}`, 'content-length': last - first + 1 });
}

/** A part of what the client had before is given of the same file only. */
function wantedRange({ headers }: FastifyRequest, opened: OpenedFile): string | undefined {
  const condition = headers['if-range'];
  return condition === undefined || condition === tagOf(opened) ? headers.range : undefined;
}

function tagOf({ file: { generatedAt, bytes } }: OpenedFile): string {
  return `"${generatedAt.toString(36)}-${bytes.toString(36)}"`;
}

/** Who holds a link is nobody in particular; the log has the report and the address (SEC-18). */
async function noteTaken(
  { tenant, reportId, file: { redacted } }: OpenedFile,
  { app, request }: Omit<Exchange, 'reply'>,
): Promise<void> {
  const call = { app, actor: { kind: 'nobody' } as const, query: { by: 'link' }, request };
  await noteExport(call, { tenant, object: reportId, format: 'file', redacted });
}
