import { describe, expect, it } from 'vitest';
import { ledgerParameters } from '#contract/programme.ts';
import { fileQuestion, ledgerChoice, monthChoices, pageQuestion, pageSize, pagesOf } from './ledger-search.ts';

const window = { from: '2023-06', to: '2024-05' };

describe('ledgerChoice', () => {
  it('ENR-53 shows the months of the window unless the address names others', () => {
    expect(ledgerChoice({}, window)).toEqual({ ...window, competency: undefined, all: false, page: 1 });
    const asked = { from: '2024-01', to: '2024-01', competency: 'Security', all: 'yes', page: '3' };
    expect(ledgerChoice(asked, window)).toEqual({
      ...{ from: '2024-01', to: '2024-01', competency: 'Security', all: true, page: 3 },
    });
  });

  it('leaves out what is no month and no page', () => {
    expect(ledgerChoice({ from: '2024-13', to: 'May', page: '-2', competency: '', all: 'maybe' }, window)).toEqual(
      ledgerChoice({}, window),
    );
  });
});

describe('the questions of a choice', () => {
  it('are what the server takes, page by page', () => {
    const choice = ledgerChoice({ page: '2', all: 'yes', competency: 'Security' }, window);
    expect(ledgerParameters.parse(clean(pageQuestion(choice)))).toMatchObject({
      ...{ ...window, competency: 'Security', all: true, limit: pageSize, offset: pageSize },
    });
  });

  it('the file is of the same lines as the screen, of every page', () => {
    const { limit: _, offset: __, ...screen } = pageQuestion(ledgerChoice({ page: '4', all: 'yes' }, window));
    expect(fileQuestion(ledgerChoice({ page: '4', all: 'yes' }, window))).toEqual(screen);
  });
});

describe('monthChoices', () => {
  it('goes from days to come back over four years, and has what was chosen', () => {
    const months = monthChoices('2024-07-10', { from: '2019-01', to: '2024-05' });
    expect(months[0]).toBe('2024-09');
    expect(months.at(-1)).toBe('2019-01');
    expect(months.at(-2)).toBe('2020-08');
  });
});

describe('pagesOf', () => {
  it('counts pages, of which there is always one', () => {
    expect([0, 1, pageSize, pageSize + 1].map(pagesOf)).toEqual([1, 1, 1, 2]);
  });
});

function clean(question: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(question).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}
