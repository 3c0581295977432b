import { Fault } from '#base/fault.ts';

/** Whether the text may name a tenant. */
export function isTenant(text: string): boolean {
  return shape.test(text);
}

/**
 * A tenant id names a folder of the lake, so it is held to letters, digits, dot, dash and underscore (SEC-10).
 * @throws Fault `bad-parameter` naming `parameter`.
 */
export function parseTenant(text: string, parameter = 'tenant'): string {
  if (isTenant(text)) return text;
  const message = `${parameter} is "${text.slice(0, 80)}"; write the id of the partner global account: up to 64 letters, digits, dots, dashes or underscores, beginning with a letter or digit`;
  throw new Fault('bad-parameter', message, { parameter });
}

const shape = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
