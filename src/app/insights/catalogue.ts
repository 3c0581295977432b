import { datasets } from '#catalog/datasets/index.ts';
import { defaultQuotas } from '#domain/execution/quota.ts';
import { toVocabulary } from '#query/language/vocabulary.ts';
import type { Config } from '../config.ts';
import type { InsightsCatalogue, InsightsRules } from './desk.ts';

/** The datasets and the words that queries may use, made once. */
export const insightsCatalogue: InsightsCatalogue = { datasets, vocabulary: toVocabulary(datasets) };

/** A query that is tried is stopped after this (API-31). */
const longestTestMs = 100_000;

export function insightsRules(config: Config): InsightsRules {
  return {
    quotas: {
      ...defaultQuotas,
      activeReports: config.apiActiveReports,
      executeNowPerHour: config.apiExecuteNowPerHour,
      queries: config.apiQueries,
    },
    minLeadHours: config.apiMinLeadHours,
    implicitAny: config.apiExecutionsImplicitAny,
    longestTestMs,
  };
}
