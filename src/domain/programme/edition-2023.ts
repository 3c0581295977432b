import type { Edition } from './edition.ts';

/** The base criteria published in 2023 (learning-program.md §6): points by weight, exam units and a survey score. */
export const edition2023: Edition = {
  id: '2023',
  name: 'Training services partner programme 2023',
  period: { from: '2023-01-01' },
  refreshDay: 20,
  renewal: { opensAfterDays: 1, closesAfterDays: 30 },
  anniversaryFrom: 'payment',
  silverKpiAtEnrolment: true,
  directory: { weeks: 'days' },
  discountPercent: 0,
  requirementSets: [
    {
      id: 'action-pack',
      level: 'learning-action-pack',
      period: { from: '2023-01-01' },
      kpi: 0,
      trainers: 1,
      exams: 0,
    },
  ],
  extensions: [],
  learningOptions: [],
  trainerCertifications: ['Microsoft Certified Trainer', 'MCT'],
  skills: [],
  prices: [],
  bankAccounts: [],
  texts: { guidelines: { version: '2023' }, terms: { version: '2023', text: '' }, links: [] },
  points: {
    kinds: [],
    weights: [
      { kind: 'advanced', perUnit: 1 },
      { kind: 'fundamentals', perUnit: 0.5, cap: 300 },
      { kind: 'other', perUnit: 0.5 },
    ],
    coursewarePoints: 1000,
    examUnits: 200,
    surveyScore: 4.25,
    surveys: 200,
  },
};
