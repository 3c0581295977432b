import type { Edition } from './edition.ts';

/**
 * The programme as the source documents of 2021 describe it. The thresholds of silver and gold are not public: they are
 * left out, so that these levels stay closed until the operator enters numbers (learning-program.md §6).
 */
export const edition2021: Edition = {
  id: '2021',
  name: 'Learning partner programme 2021',
  period: { from: '2019-01-01', to: '2022-12-31' },
  refreshDay: 15,
  renewal: { opensAfterDays: 1, closesAfterDays: 30 },
  anniversaryFrom: 'previous',
  silverKpiAtEnrolment: true,
  directory: { weeks: 'days' },
  discountPercent: 25,
  requirementSets: [
    {
      id: 'action-pack',
      level: 'learning-action-pack',
      period: { from: '2019-01-01' },
      kpi: 0,
      trainers: 1,
      exams: 0,
    },
    {
      id: 'silver',
      level: 'silver',
      period: { from: '2019-01-01' },
      kpi: undefined,
      trainers: undefined,
      exams: undefined,
    },
    {
      id: 'gold',
      level: 'gold',
      period: { from: '2019-01-01' },
      kpi: undefined,
      trainers: undefined,
      exams: undefined,
    },
  ],
  extensions: [
    {
      id: 'second-half-2020',
      from: '2020-07-01',
      to: '2020-12-31',
      excludedCompetencies: [],
      coversSpecialisations: false,
      note: 'Silver and gold under the learning option with an anniversary in the second half of 2020',
    },
    {
      id: 'first-half-2021',
      from: '2021-01-01',
      to: '2021-06-30',
      excludedCompetencies: ['Cloud Business Applications'],
      coversSpecialisations: true,
      note: 'Exempt from the requirements until the next renewal date; the fee may still be due',
    },
  ],
  learningOptions: [],
  trainerCertifications: ['Microsoft Certified Trainer', 'MCT'],
  skills: [],
  prices: [],
  bankAccounts: [],
  texts: { guidelines: { version: '2021' }, terms: { version: '2021', text: '' }, links: [] },
};
