import type { Content, TDocumentDefinitions } from 'pdfmake';
import { fontFamily, lookOf } from '#drawing/look.ts';
import { plain } from '#drawing/picture.ts';
import { type Words, wordsIn } from '#drawing/words.ts';
import { formatDay, formatMoney } from '#text/format.ts';
import type { Language } from '#text/index.ts';
import { print } from './printer.ts';

/** A paid order as its invoice shows it; amounts in the smallest unit of the currency. */
export interface Invoice {
  readonly number: string;
  readonly on: string;
  readonly order: string;
  readonly partner: string;
  readonly seller: readonly string[];
  readonly name: string;
  readonly billTo: string | null;
  readonly soldTo: string | null;
  readonly taxId: string | null;
  readonly taxExempt: boolean;
  readonly level: string;
  readonly competency: string | null;
  readonly currency: string;
  readonly price: number;
  readonly discountPercent: number;
  readonly amount: number;
  readonly paidOn: string;
  readonly method: 'card' | 'transfer';
}

/** An invoice as PDF, A4 upright, text that can be selected (FEE-40, MAP-8). */
export function toInvoicePdf(invoice: Invoice, { language = 'en' }: { language?: Language } = {}): Promise<Uint8Array> {
  return print(documentOf(invoice, wordsIn(language)));
}

/** What a membership is called. */
export function membershipName(
  { level, competency }: { readonly level: string; readonly competency: string | null },
  { t }: Words,
): string {
  const name = t(`renewals.level.${level}`, { defaultValue: level });
  return competency === null ? name : t('renewals.of', { level: name, competency });
}

function documentOf(invoice: Invoice, words: Words): TDocumentDefinitions {
  const title = `${words.t('renewals.invoice.title')} ${invoice.number}`;
  return {
    pageSize: 'A4',
    pageOrientation: 'portrait',
    pageMargins: [48, 56, 48, 56],
    language: words.language,
    info: { title, creator: 'Partnerscope', creationDate: new Date(`${invoice.on}T00:00:00Z`) },
    defaultStyle: { font: fontFamily, fontSize: 10, color: lookOf('light').ink },
    content: [
      { text: words.t('renewals.invoice.title'), fontSize: 22, bold: true, margin: [0, 0, 0, 16] },
      { columns: [facts(invoice, words), parties(invoice, words)], columnGap: 24, margin: [0, 0, 0, 24] },
      amounts(invoice, words),
      { text: paidText(invoice, words), margin: [0, 16, 0, 0] },
    ],
  };
}

function facts({ number, on, order, partner }: Invoice, { t, language }: Words): Content {
  return {
    stack: [
      ...fact(t('renewals.invoice.number'), number),
      ...fact(t('renewals.invoice.date'), formatDay(on, language)),
      ...fact(t('renewals.invoice.order'), order),
      ...fact(t('renewals.invoice.partner'), partner),
    ],
  };
}

function parties({ seller, name, billTo, soldTo, taxId, taxExempt }: Invoice, { t }: Words): Content {
  return {
    stack: [
      ...fact(t('renewals.invoice.from'), seller.join('\n')),
      ...fact(t('renewals.invoice.billTo'), [name, billTo ?? ''].filter((part) => part !== '').join('\n')),
      ...(soldTo === null ? [] : fact(t('renewals.invoice.soldTo'), soldTo)),
      ...(taxId === null ? [] : fact(t('renewals.invoice.taxId'), taxId)),
      ...(taxExempt ? [{ text: t('renewals.invoice.taxExempt') }] : []),
    ],
  };
}

function fact(name: string, value: string): Content[] {
  const lines = value.split('\n').map((line) => plain(line));
  return [
    { text: name, fontSize: 8, color: lookOf('light').quiet },
    { stack: lines.map((text) => ({ text })), margin: [0, 0, 0, 6] },
  ];
}

function amounts(invoice: Invoice, words: Words): Content {
  const { t, language } = words;
  const { currency, price, amount, discountPercent: percent } = invoice;
  // Its spaces are ones that fonts of prints lack.
  const money = (value: number) =>
    formatMoney({ currency, amount: value }, language, { display: 'code' }).replaceAll(/[\u00a0\u202f]/g, ' ');
  const row = (text: string, value: string, bold = false) => [
    { text: plain(text), bold },
    { text: value, bold, alignment: 'right' as const },
  ];
  return {
    table: {
      widths: ['*', 'auto'],
      headerRows: 1,
      body: [
        row(t('renewals.invoice.what'), t('renewals.invoice.price'), true),
        row(t('renewals.invoice.line', { what: membershipName(invoice, words) }), money(price)),
        ...(percent === 0 ? [] : [row(t('renewals.invoice.discount', { percent }), money(amount - price))]),
        row(t('renewals.invoice.total'), money(amount), true),
      ],
    },
    layout: {
      hLineWidth: () => 0.5,
      vLineWidth: () => 0,
      hLineColor: () => lookOf('light').line,
      paddingTop: () => 5,
      paddingBottom: () => 5,
    },
  };
}

function paidText({ paidOn, method }: Invoice, { t, language }: Words): string {
  return `${t('renewals.invoice.paid', { day: formatDay(paidOn, language) })} ${t(`renewals.invoice.${method}`)}`;
}
