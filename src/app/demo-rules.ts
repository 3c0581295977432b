import type { Edition, Period, RequirementSet } from '#domain/programme/edition.ts';
import { edition2021 } from '#domain/programme/edition-2021.ts';

/** Competencies of the demo's purchases that its rules give a learning option. */
const options = {
  'Cloud Platform': { silver: 150, gold: 400 },
  'Data Analytics': { silver: 200, gold: 600 },
  'Small and Midmarket Cloud Solutions': { silver: 550, gold: 1_000 },
} as const;

export const demoCompetencies = Object.keys(options);

/**
 * Rules with numbers for the demo: every figure in them is made up, which their name says. The product itself comes with
 * silver and gold without numbers (learning-program.md §6).
 */
export function demoRules(period: Period): Edition {
  return {
    ...edition2021,
    id: 'sample',
    name: 'Learning partner programme (sample numbers)',
    period,
    requirementSets: [
      { id: 'action-pack', level: 'learning-action-pack', period, kpi: 0, trainers: 1, exams: 0 },
      ...Object.entries(options).flatMap(([competency, needed]) => setsOf({ competency, needed, period })),
    ],
    extensions: [],
    learningOptions: demoCompetencies.map((competency) => ({ competency, levels: ['silver', 'gold'] })),
    skills: [{ competency: 'Cloud Platform', exams: ['AZ-104', 'AZ-305'] }],
    prices: [
      { offer: 'action-pack', currency: 'EUR', amount: 45_000 },
      { offer: 'silver', currency: 'EUR', amount: 180_000 },
      { offer: 'gold', currency: 'EUR', amount: 450_000 },
      { offer: 'gold', country: 'US', currency: 'USD', amount: 480_000 },
    ],
    bankAccounts: [
      { currency: 'EUR', holder: 'Sample Programme', account: 'NL00 SAMP 0000 0000 00', bank: 'Sample Bank' },
      { currency: 'USD', holder: 'Sample Programme', account: '000000000', bank: 'Sample Bank' },
    ],
    texts: {
      guidelines: { version: 'sample-1' },
      terms: {
        version: 'sample-1',
        text: 'Sample terms: the billing account is the company’s own, memberships are renewed by hand, refunds are given within 30 days when no benefit was used, taxes come on top.',
      },
      links: [
        { title: 'How to enrol (sample)', href: 'https://learn.example.com/enrol' },
        { title: 'Programme news (sample)', href: 'https://learn.example.com/news' },
      ],
    },
  };
}

function setsOf({
  competency,
  needed,
  period,
}: {
  readonly competency: string;
  readonly needed: { readonly silver: number; readonly gold: number };
  readonly period: Period;
}): RequirementSet[] {
  const id = competency.toLowerCase().replaceAll(' ', '-');
  return [
    { id: `silver-${id}`, level: 'silver', competency, period, kpi: needed.silver, trainers: 1, exams: 0 },
    { id: `gold-${id}`, level: 'gold', competency, period, kpi: needed.gold, trainers: 2, exams: 2 },
  ];
}
