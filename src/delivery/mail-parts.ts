import { lookOf } from '#drawing/look.ts';
import { escapeXml, plain } from '#drawing/picture.ts';
import type { Words } from '#drawing/words.ts';

/** A file that goes with a mail; one with an `id` is shown in it. */
export interface MailFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly id?: string;
}

/** A mail as it is written, but for whom it is from and to. Nothing in it is fetched from elsewhere. */
export interface Mail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly files: readonly MailFile[];
}

/** A line of a mail in both its forms; the text form may be left out where the other only draws. */
export interface MailPart {
  readonly html: string;
  readonly text?: string;
}

/** Who is written to by whom, and why. */
export interface MailFrame {
  readonly title: string;
  readonly words: Words;
  /** Why somebody gets it, and what they see in it. */
  readonly foot: readonly string[];
  /** The page in the product; absent where nobody knows its address. */
  readonly link: string | undefined;
}

const { ink, quiet, line, track, accent } = lookOf('light');
const letters = "font-family:'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

/** Text in a paragraph; everything that comes from outside goes through here or `cells` (SEC-7). */
export function paragraph(text: string, { isQuiet = false, strong = false, small = false } = {}): MailPart {
  const size = strong ? ';font-size:16px;font-weight:600' : small ? ';font-size:12px' : '';
  const style = `margin:0 0 ${small ? 2 : 6}px;color:${isQuiet ? quiet : ink}${size}`;
  return { html: `<p style="${style}">${escaped(text)}</p>`, text: plain(text) };
}

/** Rows of a table, names first and figures to the right of them. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): MailPart {
  const cells = (row: readonly string[], tag: 'th' | 'td') =>
    row.map((cell, index) => `<${tag} style="${cellStyle(index, tag === 'th')}">${escaped(cell)}</${tag}>`).join('');
  const body = rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('');
  const html = `<table role="table" style="border-collapse:collapse;width:100%;margin:12px 0"><thead><tr>${cells(head, 'th')}</tr></thead><tbody>${body}</tbody></table>`;
  const lines = rows.map(([name = '', ...figures]) => `${plain(name)}: ${figures.map(plain).join(' · ')}`);
  return { html, text: lines.join('\n') };
}

/** A picture of the mail itself, with what it shows for who does not see it. */
export function picture(id: string, about: string): MailPart {
  const style = `display:block;width:100%;height:auto;box-sizing:border-box;border:1px solid ${line};border-radius:6px;margin:12px 0`;
  return { html: `<img src="cid:${escapeXml(id)}" alt="${escaped(about)}" width="640" style="${style}">` };
}

/** The parts as a letter: title, parts, the way to the page, why somebody gets it. */
export function toLetter(parts: readonly MailPart[], frame: MailFrame): Pick<Mail, 'text' | 'html'> {
  const { title, words, link } = frame;
  const foot = frame.foot.map((text) => paragraph(text, { isQuiet: true }));
  const open = link === undefined ? [] : [opener(link, words.t('mail.open'))];
  const all = [...parts, ...open];
  const html = [
    `<!doctype html><html lang="${words.language}"><head><meta charset="utf-8"><title>${escaped(title)}</title>`,
    `<meta name="viewport" content="width=device-width"></head><body style="margin:0;background:#ffffff;color:${ink};${letters};font-size:14px;line-height:1.45">`,
    `<div style="max-width:680px;margin:0 auto;padding:24px 20px"><div style="border-left:3px solid ${accent};padding-left:12px;margin-bottom:16px">`,
    `<h1 style="font-size:22px;line-height:1.25;margin:0">${escaped(title)}</h1></div>`,
    ...all.map((part) => part.html),
    `<div style="border-top:1px solid ${line};margin-top:20px;padding-top:12px;font-size:12px">`,
    ...foot.map((part) => part.html),
    '</div></div></body></html>',
  ].join('');
  const told = [
    plain(title),
    ...all.flatMap(({ text }) => text ?? []),
    '--',
    ...foot.flatMap(({ text }) => text ?? []),
  ];
  return { html, text: `${told.join('\n\n')}\n` };
}

/** One line, as headers hold. */
export function subjectOf(text: string): string {
  return [...plain(text).trim()].slice(0, 200).join('');
}

function opener(link: string, label: string): MailPart {
  const style = `display:inline-block;background:${accent};color:#ffffff;padding:8px 16px;border-radius:4px;text-decoration:none;font-weight:600`;
  return {
    html: `<p style="margin:16px 0"><a href="${escapeXml(link)}" style="${style}">${escaped(label)}</a></p>`,
    text: `${label}: ${link}`,
  };
}

function cellStyle(index: number, isHead: boolean): string {
  const side = index === 0 ? 'left' : 'right';
  const shade = isHead ? `background:${track};font-weight:600` : `border-bottom:1px solid ${line}`;
  return `text-align:${side};padding:6px 10px;${shade}`;
}

/** Control and direction characters are gone before the rest is written as text. */
function escaped(text: string): string {
  return escapeXml(plain(text));
}
