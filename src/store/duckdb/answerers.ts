import type { QuestionKind } from '#query/tree.ts';
import { answerAdoption } from './adoption.ts';
import { answerPopulation, answerValues } from './answer.ts';
import type { Answerer } from './answerer.ts';
import { answerCompletionMonths, answerCompletionValues } from './completions-answer.ts';
import { answerCustomerAdoption } from './customer-adoption.ts';
import { answerCustomerList } from './customer-list.ts';
import { answerFlowRows } from './flow-rows.ts';
import { answerInsightsHead } from './insights.ts';
import { answerLatestRows } from './latest-rows.ts';
import { answerLearner, answerLearners } from './learners-answer.ts';
import { answerLicenceRows } from './licence-rows.ts';
import { answerLocations } from './locations.ts';
import { answerMonthSums } from './month-sums.ts';
import { answerPartyRows } from './party-rows.ts';
import { answerRanking } from './ranking.ts';
import { answerSums } from './sums.ts';

/** Every kind of question and who answers it. */
export const answerers: { readonly [K in QuestionKind]: Answerer<K> } = {
  population: answerPopulation,
  sums: answerSums,
  ranking: answerRanking,
  values: answerValues,
  'completion-months': answerCompletionMonths,
  'completion-values': answerCompletionValues,
  learners: answerLearners,
  learner: answerLearner,
  'customer-list': answerCustomerList,
  locations: answerLocations,
  adoption: answerAdoption,
  'licence-rows': answerLicenceRows,
  'latest-rows': answerLatestRows,
  'flow-rows': answerFlowRows,
  'party-rows': answerPartyRows,
  'month-sums': answerMonthSums,
  'insights-head': answerInsightsHead,
  'customer-adoption': answerCustomerAdoption,
};
