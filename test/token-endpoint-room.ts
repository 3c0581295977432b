import { expect } from 'vitest';
import type { EngineKind } from './record-engines.ts';
import { ownPassword, type TokenRoom, tokenRoom } from './token-room.ts';
import { useRecordEngine } from './use-record-engine.ts';

export const second = 1000;
export const day = 86_400 * second;
export const [ours, theirs] = ['tenant-a-4', 'tenant-b-7'] as const;

/** Gives the tests of a describe a room on an engine, with its two tenants, as soon as it is open. */
export function useTokenEndpoint(start: EngineKind['start'], take: (room: TokenRoom) => void): void {
  useRecordEngine(start, async (engine, atEnd) => {
    const room = tokenRoom(await engine.newPlace());
    atEnd(() => room.remove());
    await room.open();
    await room.setUp();
    const bearer = await room.localKey();
    for (const tenant of [ours, theirs]) {
      const made = await room.ask('POST', '/house/tenants', { bearer, body: { tenant, name: `The ${tenant}` } });
      expect(made.statusCode, made.body).toBe(201);
    }
    take(room);
  });
}

/** An application and an executive report viewer of `ours`, and what the one sends to get tokens of the other. */
export async function pairIn(room: TokenRoom, days?: number) {
  const [client, email] = [await room.application(ours, days), await room.person(ours, 'ERV')];
  return { client, email, fields: { ...client, grant_type: 'password', username: email, password: ownPassword } };
}
