import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { minuteMs } from '#domain/schedule/instant.ts';
import { type JobsRoom, jobsRoom, noon } from '../../test/jobs-room.ts';
import { createAddressGuard } from './address-guard.ts';
import { createSafeRequest } from './safe-request.ts';

const delivery = { callback: { url: 'https://receiver.example/in', method: 'GET' } } as const;

async function noticeOf(room: JobsRoom, report: string) {
  const [run] = await room.records.of('t').executions.list([report]);
  const [notice] = await room.records.of('t').notices.list(run?.executionId ?? '');
  if (notice === undefined) throw new Error('nobody is told');
  return notice;
}

describe('a notice', () => {
  it('API-55 API-56 reaches its receiver after it vanished and failed, without the link, and its log keeps no words', async () => {
    await using room = jobsRoom();
    const answers: ('vanish' | number)[] = ['vanish', 503, 200];
    const got: string[] = [];
    const server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      got.push(`${request.method} ${request.url} ${body}`);
      const answer = answers.shift();
      if (typeof answer === 'number') response.writeHead(answer).end('words of the receiver');
      else request.socket.destroy();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const call = createSafeRequest({ guard: createAddressGuard(['127.0.0.1']) });
    room.answer = (url) => call({ url, method: 'GET' });
    const callback = { url: `http://127.0.0.1:${port}/in?`, method: 'GET' } as const;
    const report = await room.addReport({ delivery: { callback } });
    for (const minutes of [0, 1, 5]) {
      room.now += minutes * minuteMs;
      await room.jobs.runDue();
    }
    server.closeAllConnections();
    server.close();
    expect(got).toEqual(Array(3).fill(`GET /in?reportId=${report.id} `));
    const notice = await noticeOf(room, report.id);
    expect(notice.state).toEqual({ kind: 'delivered', tries: 3, at: noon + 6 * minuteMs });
    expect(notice.log).toEqual([
      { at: noon, reason: 'the connection broke off' },
      { at: noon + minuteMs, status: 503 },
      { at: noon + 6 * minuteMs, status: 200 },
    ]);
  });

  it('API-57 is refused by an address of the network, and says how to allow it', async () => {
    await using room = jobsRoom();
    const call = createSafeRequest({ guard: createAddressGuard([]) });
    room.answer = (url) => call({ url, method: 'GET' });
    const report = await room.addReport({ delivery: { callback: { url: 'http://192.168.1.7/', method: 'GET' } } });
    await room.jobs.runDue();
    const { log, state } = await noticeOf(room, report.id);
    expect(log[0]?.reason).toMatch(/PARTNERSCOPE_CALLBACK_ALLOW/);
    expect(state.kind).toBe('waiting');
  });

  it('is not sent any more for a report that was removed', async () => {
    await using room = jobsRoom();
    room.answer = async () => ({ status: 500 });
    const report = await room.addReport({ delivery });
    await room.jobs.runDue();
    await room.records.of('t').reports.remove(report.id);
    room.now += minuteMs;
    await room.jobs.runDue();
    expect(room.sent).toHaveLength(1);
    expect((await noticeOf(room, report.id)).log.at(-1)).toMatchObject({ reason: 'its report was removed' });
  });

  it('is of its tenant alone', async () => {
    await using room = jobsRoom();
    const report = await room.addReport({ delivery });
    await room.jobs.runDue();
    const { id } = await noticeOf(room, report.id);
    await expect(room.jobs.replay('other', id)).rejects.toMatchObject({ code: 'not-found' });
    await room.jobs.replay('t', id);
    await room.jobs.runDue();
    expect(room.sent).toHaveLength(2);
  });
});
