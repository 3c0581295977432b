import { createInflate } from 'node:zlib';
import { Fault } from '#base/fault.ts';

const most = { streams: 10_000, bytes: 100 << 20 } as const;

/**
 * Looks through a PDF for scripts, programs to start and files in it, also in the objects that it holds packed.
 * @throws Fault `unreadable`, `too-large` for what unpacks without end
 */
export async function checkPdf(bytes: Buffer, name: string): Promise<void> {
  if (!bytes.subarray(-1024).includes('%%EOF')) {
    throw refused(name, 'begins like a PDF but is damaged or cut off; save it again');
  }
  const text = plainNames(bytes.toString('latin1'));
  refuseActive(text, name);
  refuseHidden(text, name);
  await lookInside(bytes, name);
}

const active: readonly (readonly [RegExp, string])[] = [
  [/\/JavaScript(?![\w-])/, 'scripts (/JavaScript)'],
  [/\/Launch(?![\w-])/, 'a program to start (/Launch)'],
  [/\/EmbeddedFiles?(?![\w-])/, 'embedded files (/EmbeddedFile)'],
  [/\/RichMedia(?![\w-])/, 'media that run (/RichMedia)'],
  [/\/SubmitForm(?![\w-])/, 'a form that sends itself (/SubmitForm)'],
  [/\/ImportData(?![\w-])/, 'a form that fetches data (/ImportData)'],
  [/\/GoToE(?![\w-])/, 'a way into embedded files (/GoToE)'],
  [/\/XFA[\s[<(\d]/, 'a form with scripts (/XFA)'],
];

function refuseActive(text: string, name: string): void {
  const found = active.find(([pattern]) => pattern.test(text));
  if (found !== undefined) throw refused(name, `holds ${found[1]}; print it to a new PDF and hand that in`);
}

/** What cannot be looked through is not taken: protected files, and objects that are packed in an unusual way. */
function refuseHidden(text: string, name: string): void {
  const again = 'print it to a new PDF and hand that in';
  if (/\/Encrypt(?![\w-])/.test(text)) throw refused(name, `is protected by a password or rights; ${again}`);
  const packed = /\/(ObjStm|XRef|XRefStm)(?![\w-])/.test(text);
  const unusual = /\/(LZW|ASCII85|ASCIIHex|RunLength|Crypt)(Decode)?(?![\w-])/.test(text) || mixed.test(text);
  if (packed && unusual) throw refused(name, `is packed in a way that cannot be looked through; ${again}`);
}

/** Packed objects whose bytes are mixed before they are packed. */
const mixed = /\/ObjStm(?:(?!endobj)[\s\S]){0,400}\/Predictor|\/Predictor(?:(?!endobj)[\s\S]){0,400}\/ObjStm/;

/** `/J#61vaScript` is `/JavaScript`. */
function plainNames(text: string): string {
  return text.replaceAll(/#([0-9a-fA-F]{2})/g, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** Every stream that unpacks, whatever it says it is. */
async function lookInside(bytes: Buffer, name: string): Promise<void> {
  let left = most.bytes;
  let streams = 0;
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at + 6)) {
    const start = beginOf(bytes, at + 6);
    if (!isPacked(bytes, start)) continue;
    if (++streams > most.streams) throw tooLarge(name);
    left -= await lookThrough(bytes.subarray(start), { name, left });
  }
}

/** Behind the line that the word ends. */
function beginOf(bytes: Buffer, at: number): number {
  let start = at;
  while (bytes[start] === 0x20 || bytes[start] === 0x0d || bytes[start] === 0x0a) start++;
  return start;
}

/** The two bytes that every such stream begins with (RFC 1950). */
function isPacked(bytes: Buffer, at: number): boolean {
  const [method = 0, flags = 0] = [bytes[at], bytes[at + 1]];
  return (method & 0x0f) === 8 && (method * 256 + flags) % 31 === 0;
}

const longestName = 64;

/** @returns how many bytes it unpacked to */
async function lookThrough(
  packed: Buffer,
  { name, left }: { readonly name: string; readonly left: number },
): Promise<number> {
  const inflate = createInflate({ chunkSize: 1 << 18 });
  let total = 0;
  let tail = '';
  inflate.end(packed);
  try {
    for await (const chunk of inflate as AsyncIterable<Buffer>) {
      total += chunk.length;
      if (total > left) throw tooLarge(name);
      const text = tail + chunk.toString('latin1');
      refuseActive(plainNames(text), name);
      tail = text.slice(-longestName);
    }
  } catch (error) {
    // What is cut off or broken further on was looked through as far as anybody could read it.
    if (error instanceof Fault) throw error;
  }
  return total;
}

function refused(name: string, what: string): Fault {
  return new Fault('unreadable', `${name} ${what}`, { parameter: 'file' });
}

function tooLarge(name: string): Fault {
  const message = `${name} unpacks to more than ${most.bytes >> 20} MB or holds more than ${most.streams} streams`;
  return new Fault('too-large', message, { parameter: 'file' });
}
