import { Readable } from 'node:stream';
import { addDays, type Day } from '#base/day.ts';
import { demoCompany, demoTenant } from '#demo/content/partner.ts';
import type { EditionChange } from '#state/programme-house.ts';
import type { App } from './app.ts';
import { demoCompetencies, demoRules } from './demo-rules.ts';
import type { Programme } from './programme/programme.ts';

/** Whether nothing is in the folder yet: only then the demo writes a programme of its own. */
export async function isFresh(app: App): Promise<boolean> {
  const { desk } = app.programme;
  const [tenants, editions] = [await desk.tenants.all(), await desk.records.programme.editions()];
  return tenants.length + editions.length === 0 && !(await app.people.isSetUp());
}

/**
 * A programme with made-up numbers, which its name says, and a partner in it: an Action Pack, silver in a competency, a
 * claim, an entry in the directory. All of it the way everybody goes, through the services.
 * @returns false on a day for which there are no rules that it could take the place of
 */
export async function writeDemoProgramme({ programme }: App): Promise<boolean> {
  if (!(await writeRules(programme))) return false;
  await writePartner(programme);
  await buy(programme, { offer: 'action-pack', competency: null });
  await answerProfileCase(programme);
  await commitAndBuySilver(programme);
  await claim(programme);
  await list(programme);
  return true;
}

/** The sample takes a part of the time of the rules that hold today, which end the day before it. */
async function writeRules({ rules, desk }: Programme): Promise<boolean> {
  const today = desk.today();
  const now = (await desk.rules()).on(today);
  if (now === undefined || now.edition.period.from === today) return false;
  const { edition, version } = now;
  const { from, to } = edition.period;
  const begin = laterOf(addDays(from, 1), `${Number(today.slice(0, 4)) - 1}-01-01`);
  const period = { from: begin, ...(to === undefined ? {} : { to }) };
  const shorter = { ...edition, period: { from, to: addDays(begin, -1) } };
  const changes: EditionChange[] = [
    { edition: shorter, version },
    { edition: demoRules(period), version: 0 },
  ];
  await rules.put(changes);
  return true;
}

const laterOf = (one: Day, other: Day) => (one > other ? one : other);

async function writePartner({ profile, people }: Programme): Promise<void> {
  const addresses = { billTo: 'Stationsplein 1, Utrecht', soldTo: null };
  const own = { name: demoCompany, country: 'NL', taxId: 'NL000000000B00', ...addresses };
  const { version } = await profile.write(demoTenant, { version: 0, profile: own });
  const checked = { region: 'Western Europe', isMember: true, isVerified: true, isTaxExempt: false };
  await profile.check(demoTenant, { version, profile: { ...checked, domains: [domain] } });
  await people.confirm(demoTenant, { name: 'Sample Trainer', reference: 'SAMPLE-MCT-1', until: null });
}

const domain = 'meridaan.example';

type Wish = { readonly offer: 'action-pack' | 'silver'; readonly competency: string | null };

/** By transfer, which the operator finds paid. @returns false when it is not open to the partner */
async function buy({ membership: { offers, orders, settlements }, desk }: Programme, wish: Wish): Promise<boolean> {
  const { offers: tiles, terms } = await offers.of(demoTenant);
  const tile = tiles.find(({ offer, competency }) => offer === wish.offer && competency === wish.competency);
  if (!tile?.open || tile.toPay === null) return false;
  const contact = { name: 'Sample Contact', phone: '+31 30 000 0000', email: `sample@${domain}` };
  const draft = { method: 'transfer' as const, terms: terms.version, toPay: tile.toPay, contact };
  const { competency } = wish;
  const order =
    competency === null
      ? await orders.placePack(demoTenant, draft)
      : await orders.place(demoTenant, { ...draft, offer: 'silver', competency });
  const paid = { version: order.version, outcome: 'paid' as const, on: desk.today(), note: 'Sample payment' };
  await settlements.settle(demoTenant, order.id, paid);
  return true;
}

/** ENR-28: with the answer the courseware is open. */
async function answerProfileCase({ membership: { cases } }: Programme): Promise<void> {
  const open = (await cases.list(demoTenant)).cases.filter(({ state }) => state === 'open');
  for (const { id, version } of open) {
    await cases.answer(demoTenant, id, { version, state: 'done', answer: 'The sample profile is set up' });
  }
}

/** In the first competency whose requirements the demo's purchases meet. */
async function commitAndBuySilver(programme: Programme): Promise<void> {
  const { commitments, offers } = programme.membership;
  const { guidelines } = await offers.of(demoTenant);
  for (const competency of demoCompetencies) {
    await commitments.make(demoTenant, { competency, guidelines: guidelines.version });
    if (await buy(programme, { offer: 'silver', competency })) return;
  }
}

/** Of the newest month that shows, so that it can be decided. */
async function claim({ attachments, claims, status }: Programme): Promise<void> {
  const month = (await status.of(demoTenant)).kpi.windowTo;
  const invoiceNumber = `SAMPLE-${month}`;
  const text = `Invoice,Month,Product,Units,Revenue USD\n${invoiceNumber},${month},Digital courseware,8,1280\n`;
  const source = Readable.from([Buffer.from(text)]);
  const given = { file: `${invoiceNumber}.csv`, kind: 'invoice' as const, bytes: Buffer.byteLength(text), source };
  const { id } = await attachments.add(demoTenant, given);
  const product = { omlpType: 'Digital courseware', purchaseUnits: 8, kpiValue: 8, revenueUsd: 1280 };
  await claims.add(demoTenant, {
    lines: [{ month, invoiceNumber, ...product }],
    attachments: [{ id, kind: 'invoice' }],
    note: 'A sample claim: this invoice is missing on our dashboard',
  });
}

async function list({ directory }: Programme): Promise<void> {
  const page = { displayName: demoCompany, country: 'NL', url: `https://learning.${domain}/courses` };
  const confirmed = { aboutUs: true, noCompetitors: true, ownPage: true };
  const { id, version } = await directory.ask(demoTenant, { ...page, ...confirmed });
  await directory.decide(demoTenant, id, { version, state: 'accepted', reason: '' });
}
