import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { z } from 'zod';
import { Fault } from '#base/fault.ts';
import { feedbackList } from '#contract/feedback.ts';
import { type ImportStatus, importList, importStatus } from '#contract/imports.ts';
import { problemDetails, toFaultCode } from '#contract/problem.ts';
import { type Desk, type FileOfRows, type ReportPlace, receiptOf } from './desk.ts';
import { remoteProgrammeDesk } from './programme-desk.ts';
import { remoteHouseDesk } from './remote-house-desk.ts';

const pollMs = 200;

/** The desk of the server that holds the data folder, over loopback HTTP. */
export function openRemoteDesk({ port, token }: Listening, dataFolder: string): Desk {
  const address = `http://localhost:${port}`;
  const sendHere = (path: string, init: RequestInit = {}) => send(`${address}/api/v1${path}`, withKey(init, token));
  const ask = async <Schema extends z.ZodType>(schema: Schema, path: string, init?: RequestInit) =>
    schema.parse(await (await sendHere(path, init)).json());
  const takeFile = async (path: string): Promise<FileOfRows> => {
    const { headers, body } = await sendHere(path);
    const redacted = headers.get('x-redacted-columns')?.split(', ') ?? [];
    return { redacted, content: body ?? [] };
  };
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
    report: async (at, format, parameters) => (await takeFile(`${pathOf(at)}.${format}${toQuery(parameters)}`)).content,
    behind: (at, format, parameters) => takeFile(`${pathOf(at)}/rows.${format}${toQuery(parameters)}`),
    rows: (dataset, format, parameters) =>
      takeFile(`/datasets/${encodeURIComponent(dataset)}/rows.${format}${toQuery(parameters)}`),
    feedback: (tenant) => ask(feedbackList, `/feedback${toQuery({ tenant })}`),
    house: remoteHouseDesk(ask),
    programme: remoteProgrammeDesk(ask),
    close: async () => {},
  };
}

/** A server that runs on the data folder, and the key that whoever may read the folder shows it. */
interface Listening {
  readonly port: number;
  readonly token: string;
}

function withKey(init: RequestInit, token: string): RequestInit {
  const headers = new Headers(init.headers);
  headers.set('authorization', `Bearer ${token}`);
  return { ...init, headers };
}

function pathOf({ report, section }: ReportPlace): string {
  const part = section === undefined ? '' : `/sections/${encodeURIComponent(section)}`;
  return `/reports/${encodeURIComponent(report)}${part}`;
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
