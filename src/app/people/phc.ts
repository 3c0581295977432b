import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/** What a password is hashed with; in kibibytes, passes and threads. A change re-hashes each password at its next use. */
export const cost = { memory: 32_768, passes: 3, parallelism: 1 } as const;

type Cost = { readonly [Key in keyof typeof cost]: number };

const derive = promisify(argon2);
const tagLength = 32;
const notation = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,2})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** Argon2id of a text in PHC notation, which holds all that is needed to check it (SEC-12). */
export async function toPhc(text: string): Promise<string> {
  const salt = randomBytes(16);
  const tag = await derive('argon2id', { message: text, nonce: salt, tagLength, ...cost });
  const { memory, passes, parallelism } = cost;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${toBase64(salt)}$${toBase64(tag)}`;
}

/** Whether the text is the one that was hashed. @throws Error for a hash that is none */
export async function matchesPhc(text: string, phc: string): Promise<boolean> {
  const { salt, tag, ...used } = parsePhc(phc);
  const found = await derive('argon2id', { message: text, nonce: salt, tagLength: tag.length, ...used });
  return timingSafeEqual(found, tag);
}

/** Whether it was made with other parameters than those of today. */
export function isOutdated(phc: string): boolean {
  const { memory, passes, parallelism } = parsePhc(phc);
  return memory !== cost.memory || passes !== cost.passes || parallelism !== cost.parallelism;
}

function parsePhc(phc: string): Cost & { readonly salt: Buffer; readonly tag: Buffer } {
  const [, memory, passes, parallelism, salt, tag] = notation.exec(phc) ?? [];
  if (salt === undefined || tag === undefined) throw new Error('the kept hash of a password is damaged');
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  };
}

/** Base64 without the padding, as the notation wants it. */
function toBase64(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}
