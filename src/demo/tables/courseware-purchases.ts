import { coursewarePurchases } from '#catalog/datasets/courseware-purchases.ts';
import { competencies } from '../content/competencies.ts';
import { demoTenant, locations } from '../content/partner.ts';
import { at, createRandom, type Random } from '../random.ts';
import { partnerTable } from '../table.ts';
import { monthOf } from '../world.ts';

/** Types of official learning products with their price and the KPI of a unit (sample values of the specification). */
const types = [
  { name: 'Instructor-led courseware, advanced', kpi: 1, usd: 210 },
  { name: 'Instructor-led courseware, fundamentals', kpi: 0.5, usd: 95 },
  { name: 'Digital courseware', kpi: 1, usd: 160 },
  { name: 'Exam voucher', kpi: 0.5, usd: 110 },
  { name: 'Hosted labs', kpi: 0.5, usd: 60 },
] as const;

/** The KPI ledger's source: some invoices each month, with a few lines that do not qualify (ENR-4). */
export const coursewarePurchasesTable = partnerTable(
  { dataset: coursewarePurchases, extension: 'csv' },
  (world, emit) => {
    const random = createRandom(world.seed, 'CoursewarePurchases');
    const learning = locations.slice(0, 6);
    for (let month = 0; month <= world.last; month++) {
      for (let invoice = 1; invoice <= random.int(2, 6); invoice++) {
        const number = `CW${monthOf(world, month).replace('-', '')}${String(invoice).padStart(3, '0')}`;
        const location = random.pick(learning);
        const day = `${monthOf(world, month)}-${String(random.int(1, 28)).padStart(2, '0')}`;
        for (let line = 1; line <= random.int(1, 4); line++) {
          emit({
            PGAMpnId: demoTenant,
            MPNId: location.mpnId,
            InvoiceNumber: number,
            InvoiceDate: day,
            ...lineCells(random, line),
          });
        }
      }
    }
  },
);

function lineCells(random: Random, line: number) {
  const type = random.pick(types);
  const units = random.int(2, 24);
  return {
    InvoiceLine: line,
    DocumentKind: 'invoice',
    OmlpType: type.name,
    Competency: random.chance(0.4) ? '' : at(competencies, random.int(0, competencies.length - 1)).name,
    PurchaseUnits: units,
    KpiValue: (units * type.kpi).toFixed(1),
    RevenueUSD: (units * type.usd * random.between(0.85, 1)).toFixed(2),
    Qualifying: random.chance(0.08) ? 0 : 1,
  };
}
