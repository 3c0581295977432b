import { describe, expect, it } from 'vitest';
import { Fault } from '#base/fault.ts';
import { learnerSight } from '#query/learner-sight.ts';
import { scopeInsightsHead } from '#query/scope.ts';
import { scopedOf } from './insights-room.ts';
import { useInsightsRules } from './insights-rules-room.ts';
import { guid } from './random-values.ts';

const { room, held } = useInsightsRules();

describe('what a reader may see of an answer', () => {
  const viewer = { scope: { may: [] } } as const;
  const revenue = 'SELECT CustomerMarket, TotalRevenue, SubscriptionCount FROM SeatsSubscriptionsAndRevenue';
  const refusal = (text: string) => {
    try {
      scopedOf(text, viewer);
    } catch (error) {
      if (error instanceof Fault) return [error.code, error.parameter];
      throw error;
    }
    return 'answered';
  };

  it('RO-3 R-2 leaves withheld columns and metrics out and tells which', async () => {
    const { scoped, redacted } = scopedOf(`${revenue} ORDER BY CustomerMarket ASC TIMESPAN LAST_MONTH`, viewer);
    expect(redacted).toEqual(['TotalRevenue']);
    const head = await room.store.run('insights-head', scopeInsightsHead(scoped, 100));
    expect(head).toEqual([
      ['Belgium', 1],
      ['Netherlands', 5],
    ]);
    expect(scopedOf(revenue).redacted).toEqual([]);
    expect(refusal('SELECT TotalRevenue, BilledRevenueUSD FROM SeatsSubscriptionsAndRevenue')).toEqual([
      'forbidden',
      'query',
    ]);
  });

  it('RO-3 groups by what is left: no row tells a withheld value, and no query begins to give single rows', async () => {
    expect(await room.ask('SELECT UserName, Country, CompletionCount FROM MSLearn TIMESPAN LIFETIME', viewer)).toEqual([
      ['Netherlands', 4],
    ]);
    const withoutMetric = 'SELECT CustomerMarket, TotalRevenue FROM SeatsSubscriptionsAndRevenue TIMESPAN LAST_MONTH';
    expect((await room.ask(withoutMetric, viewer)).flat().sort()).toEqual(['Belgium', 'Netherlands']);
    const distinct = 'SELECT DISTINCT UserName, Country FROM MSLearn TIMESPAN LIFETIME';
    expect(await room.ask(distinct, viewer)).toEqual([['Netherlands']]);
  });

  it('RO-6 SEC-4 refuses conditions and order on them, whatever the value, and names them', () => {
    const open = 'SELECT CustomerMarket FROM SeatsSubscriptionsAndRevenue';
    for (const rest of [
      'WHERE BilledRevenueUSD > 1',
      "WHERE BilledRevenueUSD = 'no number'",
      'ORDER BY BilledRevenueUSD',
    ]) {
      expect(refusal(`${open} ${rest}`), rest).toEqual(['forbidden', 'BilledRevenueUSD']);
    }
    for (const rest of [
      'WHERE TotalRevenue > 1',
      "WHERE TotalRevenue LIKE '1%'",
      "WHERE TotalRevenue IN ('x')",
      'ORDER BY TotalRevenue',
    ]) {
      expect(refusal(`${open} ${rest}`), rest).toEqual(['forbidden', 'TotalRevenue']);
    }
    expect(refusal("SELECT Country FROM MSLearn WHERE UserName LIKE 'A%'")).toEqual(['forbidden', 'UserName']);
    expect(refusal('SELECT Country FROM MSLearn ORDER BY UserId')).toEqual(['forbidden', 'UserId']);
  });

  it('RO-2 how many people there are is open to whoever does not see them', () => {
    expect(refusal('SELECT Country, LearnerCount FROM MSLearn WHERE LearnerCount > 1')).toBe('answered');
  });

  it('RO-12 RO-13 R-4 counts rows of the locations only; what has no location stays closed', async () => {
    const there = { scope: { locations: ['200'] } };
    const text = 'SELECT SubscriptionCount, TotalSoldSeats FROM SeatsSubscriptionsAndRevenue TIMESPAN LAST_MONTH';
    expect(await room.ask(text, there)).toEqual([[1, 5]]);
    expect(await held('', there)).toEqual([]);
  });

  it('answers with pseudonyms where a company hides its learners, and takes no name for a condition', async () => {
    const learners = learnerSight({ pseudonymKey: 'ab'.repeat(32), smallestGroup: 0 });
    const hidden = { scope: learners === undefined ? {} : { learners } };
    const shown = await room.ask('SELECT UserName, UserId FROM MSLearn ORDER BY UserName TIMESPAN LIFETIME', hidden);
    expect(shown).toHaveLength(4);
    for (const [name, id] of shown) {
      expect(String(name ?? 'Learner ABCDEF')).toMatch(/^Learner [0-9A-F]{6}$/);
      expect(String(id)).not.toMatch(/^00000000-0000-4000-8000/);
    }
    expect(await room.ask("SELECT UserId FROM MSLearn WHERE UserName = 'Ada' TIMESPAN LIFETIME", hidden)).toEqual([]);
    expect(await room.ask(`SELECT Country FROM MSLearn WHERE UserId = '${guid(1)}' TIMESPAN LIFETIME`, hidden)).toEqual(
      [],
    );
    const [ada] = shown.find(([name]) => name !== null) ?? [];
    expect(
      await room.ask(`SELECT LearnerCount FROM MSLearn WHERE UserName = '${ada}' TIMESPAN LIFETIME`, hidden),
    ).toEqual([[1]]);
  });
});
