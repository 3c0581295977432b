import type { Day } from '#base/day.ts';
import { datasets } from '#catalog/datasets/index.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { Instant } from '#domain/schedule/instant.ts';
import type { Makers } from '#jobs/maker.ts';
import type { Store } from '#store/store.ts';
import type { Config } from './config.ts';
import { downloadMaker } from './downloads/maker.ts';
import { insightsCatalogue } from './insights/catalogue.ts';
import { createInsightsMaker } from './insights/maker.ts';
import type { People } from './people/people.ts';
import type { Reader } from './reader.ts';

interface Deps {
  readonly config: Config;
  readonly store: Store;
  readonly people: Pick<People, 'actorOfAccount'>;
  readonly readerOf: (actor: Actor) => Reader;
  /** The day to take for today at a moment. */
  readonly dayAt: (instant: Instant) => Day;
  /** UTC instant. */
  readonly now: () => string;
}

/** What each kind of report is made by: the reviewed list. */
export function createMakers({ config, dayAt, ...deps }: Deps): Makers {
  const { people, now } = deps;
  const today = () => dayAt(Date.parse(now()));
  return {
    insights: createInsightsMaker({ ...deps, catalogue: insightsCatalogue, rawText: config.apiRawText, today }),
    download: downloadMaker({
      ...deps,
      datasets,
      rawText: config.exportRawText,
      dayAt,
      actorOf: people.actorOfAccount,
    }),
  };
}
