import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCounter, createThrottle, networkOf } from './throttle.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const limits = { perAccount: 3, perAddress: 5, seconds: 60 };
const refused = expect.objectContaining({ code: 'too-many' });

describe('createThrottle', () => {
  it('SEC-12 refuses an account after some failures, from wherever they come, for a while', async () => {
    const throttle = createThrottle(limits);
    const from = (address: string) => throttle.enter({ account: 'Anneke@example.com', address });
    for (const address of ['10.0.0.1', '10.0.0.2', '10.0.0.3']) await from(address);
    await expect(throttle.enter({ account: ' anneke@EXAMPLE.com', address: '10.0.0.4' })).rejects.toEqual(refused);
    await throttle.enter({ account: 'bram@example.com', address: '10.0.0.4' });
    vi.advanceTimersByTime(61_000);
    await from('10.0.0.5');
  });

  it('SEC-12 refuses an address after some failures, whomever they are about, and says how long', async () => {
    const throttle = createThrottle(limits);
    for (let i = 0; i < 5; i++) await throttle.enter({ account: `${i}@example.com`, address: '2001:db8::1' });
    const next = throttle.enter({ account: 'new@example.com', address: '2001:0db8:0:0:ffff::9' });
    await expect(next).rejects.toMatchObject({ code: 'too-many', retryAfter: 60 });
  });

  it('forgets the failures of an account that signed in, and does not count the way there', async () => {
    const throttle = createThrottle(limits);
    const enter = () => throttle.enter({ account: 'anneke@example.com', address: '10.0.0.1' });
    await enter();
    for (let i = 0; i < 10; i++) await (await enter()).halfway();
    await (await enter()).succeeded();
    for (let i = 0; i < 3; i++) await enter();
    await expect(enter()).rejects.toEqual(refused);
  });

  it('SEC-12 counts the failures before a step that does not count', async () => {
    const throttle = createThrottle(limits);
    const enter = () => throttle.enter({ account: 'anneke@example.com', address: '10.0.0.1' });
    await enter();
    await (await enter()).halfway();
    await enter();
    await (await enter()).halfway();
    await enter();
    await expect(enter()).rejects.toEqual(refused);
  });
});

describe('createCounter', () => {
  it('SEC-12 SEC-14 holds no more keys than it may, whatever is tried, and no more timers', async () => {
    const counter = createCounter(3, 60, 100);
    for (let i = 0; i < 5000; i++) await counter.take(`${i}@example.com`);
    expect(counter.size()).toBe(100);
    expect(vi.getTimerCount()).toBe(100);
  });

  it('SEC-12 lets go of the one not met for longest, and keeps what is tried again and again', async () => {
    const counter = createCounter(2, 60, 10);
    for (let i = 0; i < 100; i++) {
      if (i < 2) await counter.take('victim');
      else await expect(counter.take('victim')).rejects.toEqual(refused);
      await counter.take(`other-${i}`);
    }
  });
});

describe('networkOf', () => {
  it.each([
    ['10.0.0.5', '10.0.0.5'],
    ['::ffff:10.0.0.5', '10.0.0.5'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:0001::6', '2001:db8:1:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('%s is of %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
