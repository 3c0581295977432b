import { describe, expect, it } from 'vitest';
import { Fault } from '#base/fault.ts';
import { checkPassword, hashPassword, isOutdatedHash, isPassword, newTemporaryPassword } from './passwords.ts';
import { createTurns } from './turns.ts';

const email = 'anneke.de.vries@example.com';

/** Which rule a password breaks, if any. */
function refusal(password: string): string | undefined {
  try {
    checkPassword(password, email);
    return undefined;
  } catch (error) {
    if (error instanceof Fault && error.code === 'bad-parameter') return error.message;
    throw error;
  }
}

describe('hashPassword', () => {
  it('SEC-12 keeps argon2id in PHC notation, salted anew each time', async () => {
    const [one, other] = [await hashPassword('correct tiger battery'), await hashPassword('correct tiger battery')];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=\d+,t=\d+,p=\d+\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(one).not.toBe(other);
    expect(await isPassword('correct tiger battery', one)).toBe(true);
    expect(await isPassword('correct tiger batterz', one)).toBe(false);
    expect(isOutdatedHash(one)).toBe(false);
  });

  it('SEC-12 checks hashes of other parameters and knows that they are due', async () => {
    // Made with the reference implementation's parameters m=64,t=1,p=1 of the same algorithm.
    const weak = '$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQxMjM0NTY3OA$';
    const { argon2Sync } = await import('node:crypto');
    const tag = argon2Sync('argon2id', {
      message: 'a long enough secret',
      nonce: Buffer.from('c29tZXNhbHQxMjM0NTY3OA', 'base64'),
      parallelism: 1,
      tagLength: 32,
      memory: 64,
      passes: 1,
    });
    const phc = `${weak}${tag.toString('base64').replaceAll('=', '')}`;
    expect(await isPassword('a long enough secret', phc)).toBe(true);
    expect(await isPassword('another secret', phc)).toBe(false);
    expect(isOutdatedHash(phc)).toBe(true);
  });

  it('takes the same characters, however they are composed', async () => {
    const hash = await hashPassword('crème brûlée voor twee'.normalize('NFC'));
    expect(await isPassword('crème brûlée voor twee'.normalize('NFD'), hash)).toBe(true);
  });

  it('SEC-12 is wrong, after the same work, where there is no hash to compare with', async () => {
    expect(await isPassword('anything at all', null)).toBe(false);
  });
});

describe('checkPassword', () => {
  it('SEC-12 wants twelve characters at least and takes 256', () => {
    expect(refusal('zw4luw-h8nig')).toBeUndefined();
    expect(refusal('zw4luw-h8ni')).toMatch(/too short/);
    expect(refusal(`${'ab1 '.repeat(60)}xyz uvw klm nop`)).toBeUndefined();
    expect(refusal(`${'long and '.repeat(29)}`)).toMatch(/too long/);
  });

  it.each([
    email,
    'ANNEKE.DE.VRIES@EXAMPLE.COM',
    'anneke.de.vries1',
    'password1234',
    'Password-2024!',
    'P@ssw0rd2024',
    'welkom123456',
    '123456789012',
    'qwertyuiop12',
    'aaaaaaaaaaaa',
    'abcabcabcabc',
    'abcdefghijkl',
    'Partnerscope2026',
  ])('SEC-12 refuses %s, which would be tried first', (password) => {
    expect(refusal(password)).toMatch(/tried first|try first/);
  });

  it('SEC-12 does not repeat the password in its refusal', () => {
    expect(refusal('Password-2024!')).not.toContain('2024');
    expect(refusal('kort-geheim')).not.toContain('geheim');
  });
});

describe('newTemporaryPassword', () => {
  it('RO-19 makes one that keeps the rules, another each time', () => {
    const made = Array.from({ length: 50 }, newTemporaryPassword);
    expect(new Set(made).size).toBe(50);
    for (const password of made) expect(refusal(password)).toBeUndefined();
  });
});

describe('createTurns', () => {
  it('SEC-12 SEC-14 lets two be at work, some wait, and sends the rest away', async () => {
    const turn = createTurns({ atWork: 2, waiting: 3 });
    let [atWork, most] = [0, 0];
    const doors: (() => void)[] = [];
    const work = () =>
      turn(async () => {
        most = Math.max(most, ++atWork);
        await new Promise<void>((resolve) => doors.push(resolve));
        atWork--;
      });
    const under = Array.from({ length: 5 }, work);
    await expect(work()).rejects.toMatchObject({ code: 'unavailable' });
    for (let done = 0; done < 5; done++) {
      await expect.poll(() => doors.length).toBeGreaterThan(0);
      doors.shift()?.();
    }
    await Promise.all(under);
    expect(most).toBe(2);
    await expect(turn(async () => 'free again')).resolves.toBe('free again');
  });

  it('gives the turn of work that failed to the next', async () => {
    const turn = createTurns({ atWork: 1, waiting: 1 });
    const failing = turn(() => Promise.reject(new Error('no')));
    const next = turn(async () => 'done');
    await expect(failing).rejects.toThrow('no');
    await expect(next).resolves.toBe('done');
  });
});
