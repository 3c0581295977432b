import { describe, expect, it } from 'vitest';
import { checkReportWords, type ReportWords } from './report-words.ts';

const creation = 'Invalid report parameters for creation -';

describe('checkReportWords', () => {
  it('API-35 needs only a name: CSV and POST are what is not said', () => {
    expect(checkReportWords({ reportName: ' Seats ' })).toEqual({
      reportName: 'Seats',
      format: 'csv',
      callbackMethod: 'POST',
    });
  });

  it('takes words in any case and keeps what was given', () => {
    const words = {
      reportName: 'Seats',
      description: '',
      format: 'TSV',
      callbackUrl: 'https://host',
      callbackMethod: 'get',
    };
    expect(checkReportWords(words)).toEqual({ ...words, format: 'tsv', callbackMethod: 'GET' });
  });

  it.each<[string, ReportWords, string]>([
    ['ReportName', {}, 'Null or missing value'],
    ['ReportName', { reportName: '  ' }, 'Null or missing value'],
    ['ReportName', { reportName: 'a;b' }, `${creation} Invalid character (;) in ReportName`],
    [
      'ReportName',
      { reportName: 'a'.repeat(257) },
      `${creation} Limit ReportName and Description length to 256 characters or less`,
    ],
    [
      'Description',
      { reportName: 'a', description: 'é'.repeat(257) },
      `${creation} Limit ReportName and Description length to 256 characters or less`,
    ],
    ['Format', { reportName: 'a', format: 'xlsx' }, "Requested value 'xlsx' not found"],
    ['Format', { reportName: 'a', format: '' }, `${creation} Report format should be csv/tsv`],
    ['CallbackMethod', { reportName: 'a', callbackMethod: 'PUT' }, "Requested value 'PUT' not found"],
    ['CallbackMethod', { reportName: 'a', callbackMethod: ' ' }, `${creation} CallbackMethod can only be GET or POST`],
    ['CallbackUrl', { reportName: 'a', callbackUrl: 'host' }, 'Invalid report parameters'],
  ])('refuses %s in the documented words: %j', (parameter, words, message) => {
    expect(() => checkReportWords(words)).toThrow(
      expect.objectContaining({ code: 'bad-parameter', parameter, message }),
    );
  });

  it('counts characters, not halves of them', () => {
    expect(() => checkReportWords({ reportName: '😀'.repeat(256) })).not.toThrow();
  });
});
