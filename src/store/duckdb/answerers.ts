import type { QuestionKind } from '#query/tree.ts';
import { answerPopulation, answerValues } from './answer.ts';
import type { Answerer } from './answerer.ts';

/** Every kind of question and who answers it. */
export const answerers: { readonly [K in QuestionKind]: Answerer<K> } = {
  population: answerPopulation,
  values: answerValues,
};
