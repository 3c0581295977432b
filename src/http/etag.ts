import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { productVersion } from '#app/place.ts';

/** HTTP-5: a tag of whatever makes the answer what it is; weak, because compression changes the bytes. */
export function toEtag(...parts: readonly string[]): string {
  const hash = createHash('sha256').update(JSON.stringify([productVersion, ...parts]));
  return `W/"${hash.digest('base64url')}"`;
}

/** Sets the tag, and says whether the reader has that answer already: then 304 without a body is due. */
export function isKnown(etag: string, request: FastifyRequest, reply: FastifyReply): boolean {
  reply.header('etag', etag).header('cache-control', 'private, no-cache');
  const known = (request.headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim());
  return known.includes('*') || known.some((tag) => weakly(tag) === weakly(etag));
}

function weakly(tag: string): string {
  return tag.replace(/^W\//, '');
}
