import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { z } from 'zod';
import { Fault } from '#base/fault.ts';
import { feedbackList } from '#contract/feedback.ts';
import { type ImportStatus, importList, importStatus } from '#contract/imports.ts';
import { problemDetails, toFaultCode } from '#contract/problem.ts';
import { reportResult } from '#contract/report.ts';
import { type Desk, receiptOf } from './desk.ts';

const pollMs = 200;

/** The desk of the server that holds the data folder, over loopback HTTP. */
export function openRemoteDesk(port: number, dataFolder: string): Desk {
  const address = `http://localhost:${port}`;
  const ask = <Schema extends z.ZodType>(schema: Schema, path: string, init?: RequestInit) =>
    request(schema, `${address}/api/v1${path}`, init);
  return {
    way: `handing over to the server that runs at ${address}`,
    async importFile({ path, ...parameters }, onChange) {
      const query = toQuery({ ...parameters, file: basename(path) });
      let status: ImportStatus = await ask(importStatus, `/imports${query}`, { method: 'POST', ...fileBody(path) });
      while (isRunning(status)) {
        onChange(status);
        await pause(pollMs);
        status = await ask(importStatus, `/imports/${status.id}`);
      }
      return receiptOf(status, dataFolder);
    },
    imports: (tenant) => ask(importList, `/imports${toQuery({ tenant })}`),
    undo: (id) => ask(importStatus, `/imports/${encodeURIComponent(id)}/undo`, { method: 'POST' }),
    report: (id, parameters, sections) => {
      const [section] = sections ?? [];
      const part = section === undefined ? '' : `/sections/${encodeURIComponent(section)}.json`;
      return ask(reportResult, `/reports/${encodeURIComponent(id)}${part}${toQuery(parameters)}`);
    },
    async rows(dataset, format, parameters) {
      const path = `/datasets/${encodeURIComponent(dataset)}/rows.${format}${toQuery(parameters)}`;
      const { headers, body } = await send(`${address}/api/v1${path}`);
      const redacted = headers.get('x-redacted-columns')?.split(', ') ?? [];
      return { redacted, text: body ?? Readable.from([]) };
    },
    feedback: (tenant) => ask(feedbackList, `/feedback${toQuery({ tenant })}`),
    close: async () => {},
  };
}

/** Streamed, so that no file is held whole. */
function fileBody(path: string): RequestInit {
  const body = Readable.toWeb(createReadStream(path));
  return { body, duplex: 'half', headers: { 'content-type': 'application/octet-stream' } };
}

function isRunning({ stage }: ImportStatus): boolean {
  return stage === 'receiving' || stage === 'waiting' || stage === 'reading' || stage === 'loading';
}

function toQuery(parameters: Readonly<Record<string, unknown>>): string {
  const query = new URLSearchParams();
  for (const [name, values] of Object.entries(parameters)) {
    for (const value of [values].flat()) if (value !== undefined) query.append(name, String(value));
  }
  return query.size === 0 ? '' : `?${query}`;
}

async function request<Schema extends z.ZodType>(
  schema: Schema,
  url: string,
  init?: RequestInit,
): Promise<z.output<Schema>> {
  const response = await send(url, init);
  return schema.parse(await response.json());
}

/** @throws Fault for a refusal, and when nobody answers */
async function send(url: string, init?: RequestInit): Promise<Response> {
  const response = await fetch(url, init).catch((cause: unknown) => {
    throw new Fault('unavailable', `The server at ${new URL(url).origin} does not answer; is it shutting down?`, {
      cause,
    });
  });
  if (response.ok) return response;
  const { code, detail, parameter, allowed } = problemDetails.parse(await response.json());
  throw new Fault(toFaultCode(code), detail, { ...(parameter && { parameter }), ...(allowed && { allowed }) });
}
