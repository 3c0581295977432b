import { Fault } from '#base/fault.ts';
import { type CallbackMethod, callbackMethods, checkCallbackUrl } from './callback.ts';

export const reportFormats = ['csv', 'tsv'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** What a caller says of a report besides its times and its query. */
export interface ReportWords {
  readonly reportName?: string;
  readonly description?: string;
  readonly format?: string;
  readonly callbackUrl?: string;
  readonly callbackMethod?: string;
}

export interface CheckedWords {
  readonly reportName: string;
  readonly description?: string;
  readonly format: ReportFormat;
  readonly callbackUrl?: string;
  readonly callbackMethod: CallbackMethod;
}

const creation = 'Invalid report parameters for creation -';

/**
 * The words of a report with their defaults: CSV, POST; both in any case (API 2.6).
 * @throws Fault `bad-parameter` in the documented words, naming the property (api.md §4)
 */
export function checkReportWords(words: ReportWords): CheckedWords {
  const { description, callbackUrl } = words;
  const reportName = words.reportName?.trim() ?? '';
  if (reportName === '') throw new Fault('bad-parameter', 'Null or missing value', { parameter: 'ReportName' });
  if (reportName.includes(';')) refuse('ReportName', 'Invalid character (;) in ReportName');
  checkLength('ReportName', reportName);
  checkLength('Description', description ?? '');
  if (callbackUrl !== undefined) checkCallbackUrl(callbackUrl);
  return {
    reportName,
    ...(description === undefined ? {} : { description }),
    format: parseWord('Format', words.format ?? 'csv', reportFormats),
    ...(callbackUrl === undefined ? {} : { callbackUrl }),
    callbackMethod: parseWord('CallbackMethod', words.callbackMethod ?? 'POST', callbackMethods),
  };
}

function checkLength(parameter: string, text: string): void {
  if ([...text].length <= 256) return;
  refuse(parameter, 'Limit ReportName and Description length to 256 characters or less', ['256 characters or less']);
}

/** Two sentences of the documents are about such a word: one about a word that is not known, one about what there is. */
const wordRules = {
  Format: 'Report format should be csv/tsv',
  CallbackMethod: 'CallbackMethod can only be GET or POST',
};

function parseWord<T extends string>(parameter: keyof typeof wordRules, given: string, known: readonly T[]): T {
  const word = given.trim();
  const found = known.find((each) => each.toLowerCase() === word.toLowerCase());
  if (found !== undefined) return found;
  if (word === '') refuse(parameter, wordRules[parameter], known);
  throw new Fault('bad-parameter', `Requested value '${word}' not found`, { parameter, allowed: known });
}

function refuse(parameter: string, reason: string, allowed?: readonly string[]): never {
  throw new Fault('bad-parameter', `${creation} ${reason}`, {
    parameter,
    ...(allowed === undefined ? {} : { allowed }),
  });
}
