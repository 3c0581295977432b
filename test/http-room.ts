import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { expect } from 'vitest';
import { type App, openApp } from '#app/app.ts';
import { type Config, parseConfig } from '#app/config.ts';
import { type ImportStatus, importStatus } from '#contract/imports.ts';
import { type ProblemDetails, problemDetails } from '#contract/problem.ts';
import { createServer } from '#http/server.ts';

type Headers = Readonly<Record<string, string>>;

/** An app with a data folder of its own, behind a server that requests are injected into. */
export interface HttpRoom {
  readonly dir: string;
  readonly config: Config;
  /** While it is open. */
  readonly app: App;
  readonly server: FastifyInstance;
  open(): Promise<void>;
  /** It may be opened again, on the same data. */
  close(): Promise<void>;
  /** Closes it, and takes its data away. */
  remove(): Promise<void>;
  get(url: string, headers?: Headers): Promise<LightMyRequestResponse>;
  /** The problem that a GET is answered with. */
  refused(url: string, status: number): Promise<ProblemDetails>;
  bring(csv: string, into: Into): Promise<ImportStatus>;
}

interface Into {
  readonly tenant: string;
  readonly dataset?: string;
}

export function httpRoom(settings: object = {}, env: Readonly<Record<string, string>> = {}): HttpRoom {
  const dir = mkdtempSync(join(tmpdir(), 'partnerscope-http-'));
  const config = parseConfig({ data: dir, today: '2024-04-15', ...settings }, { PARTNERSCOPE_LOG: 'silent', ...env });
  let running: { readonly app: App; readonly server: FastifyInstance } | undefined;
  const opened = () => {
    if (running === undefined) throw new Error('the room is closed');
    return running;
  };
  const get: HttpRoom['get'] = async (url, headers = {}) => opened().server.inject({ method: 'GET', url, headers });
  const close = async () => {
    await running?.server.close();
    await running?.app.close();
    running = undefined;
  };
  return {
    dir,
    config,
    get app() {
      return opened().app;
    },
    get server() {
      return opened().server;
    },
    async open() {
      const app = await openApp(config);
      running = { app, server: await createServer(app, join(dir, 'no-pages')) };
    },
    close,
    async remove() {
      await close();
      rmSync(dir, { recursive: true, force: true });
    },
    get,
    refused: async (url, status) => problemOf(await get(url), status),
    bring: (csv, into) => bringCsv(opened().server, csv, into),
  };
}

/** The problem that an answer is. */
export function problemOf(answer: LightMyRequestResponse, status: number): ProblemDetails {
  expect(answer.statusCode, answer.body).toBe(status);
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  return problemDetails.parse(answer.json());
}

/** Imports text and waits until it is loaded. */
export async function bringCsv(server: FastifyInstance, csv: string, into: Into): Promise<ImportStatus> {
  const url = `/api/v1/imports?${new URLSearchParams({ file: 'rows.csv', ...into })}`;
  const headers = { 'content-type': 'text/csv' };
  const status = await ended(server, await server.inject({ method: 'POST', url, headers, payload: csv }));
  if (status.stage !== 'done') throw new Error(JSON.stringify(status));
  return status;
}

/** The import that an answer began, at its end. */
export async function ended(server: FastifyInstance, answer: LightMyRequestResponse): Promise<ImportStatus> {
  expect(answer.statusCode, answer.body).toBe(202);
  const { id } = importStatus.parse(answer.json());
  for (;;) {
    const status = importStatus.parse((await server.inject(`/api/v1/imports/${id}`)).json());
    if (['done', 'failed', 'cancelled', 'undone'].includes(status.stage)) return status;
    await pause(20);
  }
}
