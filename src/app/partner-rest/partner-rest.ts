import type { Report } from '#model/report.ts';
import { adoptionSetting } from '#reporting/adoption/ask.ts';
import type { Store } from '#store/store.ts';
import type { Config } from '../config.ts';
import type { Reader } from '../reader.ts';
import { type AzureUsage, createAzureUsage } from './azure-usage.ts';
import { createIndirectResellers, type IndirectResellers } from './indirect-resellers.ts';
import { createLicences, type Licences } from './licences.ts';
import { createSubscriptions, type Subscriptions } from './subscriptions.ts';

/** The licence and subscription analytics of the Partner Center REST API (api.md §8), as the reader gets them. */
export interface PartnerRest {
  readonly licences: Licences;
  readonly subscriptions: Subscriptions;
  readonly azureUsage: AzureUsage;
  readonly indirectResellers: IndirectResellers;
}

export function createPartnerRest(deps: {
  readonly store: Store;
  readonly reader: Reader;
  readonly reports: readonly Report[];
  readonly config: Pick<Config, 'restPercents'>;
}): PartnerRest {
  const { store, reader, reports, config } = deps;
  const setting = adoptionSetting(reports);
  if (setting === undefined) throw new Error('no report measures adoption');
  return {
    licences: createLicences({ store, reader, setting }, config.restPercents),
    subscriptions: createSubscriptions({ store, reader }),
    azureUsage: createAzureUsage({ store, reader }),
    indirectResellers: createIndirectResellers({ store, reader }),
  };
}
