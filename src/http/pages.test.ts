import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { servePages } from './pages.ts';

let folder: string;
let server: FastifyInstance;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pages-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Partnerscope</title>');
  writeFileSync(join(folder, 'assets', 'index-abc123.js'), 'export {};');
  writeFileSync(join(folder, 'assets', 'index-abc123.js.gz'), gzipSync('export {};'));
  server = Fastify();
  await servePages(server, folder);
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

describe('servePages', () => {
  it('gives the page for every address of a page, never to be kept', async () => {
    for (const url of ['/', '/reports/customers?range=3M', '/data']) {
      const answer = await server.inject({ url, headers: { accept: 'text/html' } });
      expect(answer.statusCode).toBe(200);
      expect(answer.body).toContain('<title>Partnerscope</title>');
      expect(answer.headers['cache-control']).toBe('no-cache');
    }
  });

  it('lets browsers keep what has a hash in its name, compressed where it is', async () => {
    const answer = await server.inject({ url: '/assets/index-abc123.js', headers: { 'accept-encoding': 'gzip' } });
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(answer.headers['content-encoding']).toBe('gzip');
    expect(answer.headers['content-type']).toMatch(/javascript/);
  });

  it('HTTP-4 refuses what is neither page nor file, and nothing outside the folder', async () => {
    for (const url of ['/assets/none.js', '/api/v1/none', '/..%2f..%2fpackage.json', '/none.html']) {
      const answer = await server.inject({ url, headers: { accept: 'text/html' } });
      expect(answer.statusCode, url).toBeGreaterThanOrEqual(400);
      expect(answer.body).not.toContain('partnerscope"');
    }
  });
});
