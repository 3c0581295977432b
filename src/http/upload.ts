import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import type { App } from '#app/app.ts';
import { Fault } from '#base/fault.ts';
import type { ImportStatus } from '#contract/imports.ts';
import { type ImportParameters, importParameters } from '#contract/request.ts';
import { toFault } from './errors.ts';

interface IncomingFile {
  readonly source: Readable;
  readonly parameters: ImportParameters;
}

/**
 * Streams the file of the request to where uploads wait and queues its import (HTTP-2).
 * @returns the import as it stands then
 * @throws Fault as soon as the file cannot be received; the import is then listed as failed.
 */
export async function receiveImport(request: FastifyRequest, query: ImportParameters, app: App): Promise<ImportStatus> {
  app.uploads.checkSize(Number(request.headers['content-length'] ?? 0));
  const { source, parameters } = await incomingFile(request, query);
  const { id } = app.imports.announce(await app.importRequest(parameters));
  try {
    const upload = await app.uploads.receive(id, source);
    app.imports.start(id, upload.path, upload.discard);
  } catch (error) {
    app.imports.refuse(id, error);
    throw error;
  }
  return app.imports.status(id);
}

async function incomingFile(request: FastifyRequest, query: ImportParameters): Promise<IncomingFile> {
  if (request.isMultipart()) return formFile(request, query);
  if (!(request.body instanceof Readable)) throw missingFile();
  return { source: request.body, parameters: query };
}

/** The file of a form; the fields before it stand for parameters that the address leaves out. */
async function formFile(request: FastifyRequest, query: ImportParameters): Promise<IncomingFile> {
  const part = await request.file().catch(malformed);
  if (part === undefined) throw missingFile();
  const fields = Object.entries(part.fields).flatMap(([name, field]) =>
    field !== undefined && 'value' in field && field.value !== '' ? [[name, field.value] as const] : [],
  );
  const parsed = importParameters.safeParse(Object.fromEntries(fields));
  if (!parsed.success) throw toFault(parsed.error, importParameters);
  return { source: part.file, parameters: { file: part.filename, ...parsed.data, ...defined(query) } };
}

function defined(query: ImportParameters): Partial<ImportParameters> {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
}

/** The parser of forms puts a status on what it refuses, but not on a form that is none. */
function malformed(error: unknown): never {
  if (error instanceof Error && 'statusCode' in error) throw error;
  const message = 'The body is no form as its content-type says; send a form with one file, or the file as the body';
  throw new Fault('bad-parameter', message, { parameter: 'file', cause: error });
}

function missingFile(): Fault {
  return new Fault('bad-parameter', 'The request has no file; send it as the body, or as the file of a form', {
    parameter: 'file',
  });
}
