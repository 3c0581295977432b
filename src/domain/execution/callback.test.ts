import { describe, expect, it } from 'vitest';
import {
  afterTry,
  type CallbackMethod,
  type CallbackOutcome,
  type CallbackState,
  callbackAddress,
  checkCallbackUrl,
  firstCallback,
} from './callback.ts';

const id = 'b2f2c9a4-0000-4000-8000-000000000001';
const minute = 60_000;

/** When the tries happen, in minutes, and how it ends, each answered with the next outcome. */
function deliver(outcomes: readonly CallbackOutcome[]) {
  const tries: number[] = [];
  let state: CallbackState = firstCallback(0);
  for (const outcome of outcomes) {
    if (state.kind !== 'waiting') break;
    tries.push(state.notBefore / minute);
    state = afterTry(state, outcome, { now: state.notBefore });
  }
  return { tries, end: state.kind };
}

describe('afterTry', () => {
  it.each([200, 202, 204, 299])('API-56 takes %i as delivered', (status) => {
    expect(deliver([{ status }, { status: 500 }])).toEqual({ tries: [0], end: 'delivered' });
  });

  it('API-56 tries three more times with growing pauses, then gives up', () => {
    const failing = [{ status: 500 }, 'no-answer', { status: 302 }, { status: 404 }, { status: 200 }] as const;
    expect(deliver(failing)).toEqual({ tries: [0, 1, 6, 36], end: 'given-up' });
  });

  it('API-56 stops at the first success', () => {
    expect(deliver(['no-answer', { status: 503 }, { status: 200 }])).toEqual({ tries: [0, 1, 6], end: 'delivered' });
  });

  it('API-56 does not take back what was delivered', () => {
    const delivered = afterTry(firstCallback(0), { status: 200 }, { now: 0 });
    expect(afterTry(delivered, 'no-answer', { now: 1 })).toBe(delivered);
  });
});

describe('callbackAddress', () => {
  it.each<[CallbackMethod, string, string]>([
    ['POST', 'https://host/ready', `https://host/ready/${id}`],
    ['POST', 'https://host/ready/', `https://host/ready/${id}`],
    ['POST', 'https://host/ready?key=1', `https://host/ready/${id}?key=1`],
    ['POST', 'https://host/ready?', `https://host/ready/${id}`],
    ['POST', 'http://host:8080', `http://host:8080/${id}`],
    ['GET', 'https://host/ready', `https://host/ready?reportId=${id}`],
    ['GET', 'https://host/ready?', `https://host/ready?reportId=${id}`],
    ['GET', 'https://host/ready?key=1#part', `https://host/ready?key=1&reportId=${id}`],
  ])('API-55 A-18 %s %s', (method, url, expected) => {
    expect(callbackAddress(url, method, id)).toBe(expected);
  });
});

describe('checkCallbackUrl', () => {
  it('API-55 takes http and https, and nothing else', () => {
    for (const url of ['http://host', 'https://host/a?b']) expect(() => checkCallbackUrl(url)).not.toThrow();
    for (const url of ['', 'host/a', 'ftp://host', 'file:///etc/passwd', 'javascript:1', 'https://me:secret@host']) {
      expect(() => checkCallbackUrl(url)).toThrow(
        expect.objectContaining({ message: 'Invalid report parameters', parameter: 'CallbackUrl' }),
      );
    }
  });
});
