import fc from 'fast-check';
import { guid, rangeOf, today } from './random-values.ts';
import type { RawRow } from './reference/customers.ts';
import type { LearnQuestion } from './reference/learn.ts';

/** Random completions and questions about them, small enough that everything happens: repeats, gaps, odd spellings. */
export const learnMonths = ['2023-12', '2024-01', '2024-02', '2024-03', '2024-04', '2024-05', '2024-06'];

const maybe = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: null, freq: 5 });

const row: fc.Arbitrary<RawRow> = fc.record({
  UserId: fc.integer({ min: 1, max: 6 }).map(guid),
  UserName: maybe(['Ann de Wit', 'ann de wit ', 'Bo', 'Çelik', '***', '  ', 'Bo Jansen']),
  TrainingName: fc.constantFrom(
    'Azure basics',
    'azure BASICS',
    ' Azure basics',
    'Teams',
    'Power BI',
    'Dax',
    'Fabric',
    'Purview',
    'Intune',
  ),
  TrainingType: maybe(['Module', 'module', 'Learning path', 'LEARNING PATH ', 'Exam']),
  Roles: maybe([
    'Administrator',
    'administrator; Developer',
    'Developer|developer , Data Engineer',
    ' ;, |',
    'Data Engineer',
  ]),
  Products: maybe(['Azure', 'azure,Power BI', 'Teams | Azure;azure', '']),
  CompletionDate: fc
    .tuple(fc.constantFrom(...learnMonths), fc.constantFrom('01', '09', '28'))
    .map(([month, day]) => `${month}-${day}`),
  MPNId: maybe(['100', '200', '300']),
});

/** Oldest first; the second sometimes takes a key of the first up again. */
export const deliveries: fc.Arbitrary<RawRow[][]> = fc
  .tuple(fc.array(row, { minLength: 1, maxLength: 40 }), fc.array(row, { maxLength: 12 }), fc.boolean())
  .map(([first, second, again]) => {
    const taken = again ? first.slice(0, 4).map((old, i) => ({ ...old, ...replacement(second[i]) })) : [];
    return [first, [...second, ...taken]].filter((rows) => rows.length > 0);
  });

function replacement(other: RawRow | undefined): RawRow {
  if (other === undefined) return {};
  const { UserName = null, Roles = null, Products = null, MPNId = null } = other;
  return { UserName, Roles, Products, MPNId };
}

export const question: fc.Arbitrary<LearnQuestion> = fc
  .record({
    range: rangeOf(learnMonths),
    locations: fc.option(fc.subarray(['100', '200', '900']), { nil: undefined, freq: 3 }),
    search: fc.option(fc.constantFrom('ANN', 'bo', 'ç', '00000000-0000-4000-8000-000000000003', 'nobody', '%'), {
      nil: undefined,
      freq: 2,
    }),
    page: fc.option(fc.record({ offset: fc.nat({ max: 3 }), limit: fc.integer({ min: 1, max: 4 }) }), {
      nil: undefined,
    }),
  })
  .map(({ range, locations, search, page }) => ({
    ...range,
    today,
    ...(locations === undefined ? {} : { locations }),
    ...(search === undefined ? {} : { search }),
    ...(page === undefined ? {} : { page }),
  }));
