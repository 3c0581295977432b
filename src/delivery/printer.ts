import pdfMake, { type TDocumentDefinitions } from 'pdfmake';
import { fontFamily } from '#drawing/look.ts';
import { fontFiles } from './fonts.ts';

pdfMake.setFonts({ [fontFamily]: fontFiles });
// Nothing is fetched, and no file but the letters is read, whatever a text says.
pdfMake.setUrlAccessPolicy(() => false);
pdfMake.setLocalAccessPolicy((path) => Object.values<string>(fontFiles).includes(path));

/** A document as PDF; what it says is printed and nothing else is looked at. */
export function print(document: TDocumentDefinitions): Promise<Uint8Array> {
  return pdfMake.createPdf(document).getBuffer();
}
