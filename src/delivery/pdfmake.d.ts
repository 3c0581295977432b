/** The part of pdfmake that prints use. Its published types would open the DOM to the whole server. */
declare module 'pdfmake' {
  type Edges = number | [number, number] | [number, number, number, number];

  /** What an element may carry; the ones used here. */
  interface Look {
    readonly width?: number | string;
    readonly margin?: Edges;
    readonly fontSize?: number;
    readonly bold?: boolean;
    readonly italics?: boolean;
    readonly color?: string;
    readonly fillColor?: string;
    readonly alignment?: 'left' | 'right' | 'center';
    readonly headlineLevel?: number;
    readonly unbreakable?: boolean;
    readonly pageBreak?: 'before' | 'after';
    readonly colSpan?: number;
  }

  export type TableCell = Content;
  export type Content =
    | string
    | readonly Content[]
    | (Look & { readonly text: string | readonly (string | (Look & { readonly text: string }))[] })
    | (Look & { readonly stack: readonly Content[] })
    | (Look & { readonly columns: readonly Content[]; readonly columnGap?: number })
    | (Look & { readonly svg: string })
    | (Look & { readonly table: Table; readonly layout?: string | Layout });

  interface Table {
    readonly widths?: readonly (number | string)[];
    readonly headerRows?: number;
    readonly keepWithHeaderRows?: number;
    readonly dontBreakRows?: boolean;
    readonly body: readonly (readonly TableCell[])[];
  }

  interface Layout {
    hLineWidth?(row: number): number;
    vLineWidth?(column: number): number;
    hLineColor?(row: number): string;
    paddingLeft?(column: number): number;
    paddingRight?(column: number): number;
    paddingTop?(row: number): number;
    paddingBottom?(row: number): number;
  }

  export interface TDocumentDefinitions {
    readonly pageSize: string;
    readonly pageOrientation: 'landscape' | 'portrait';
    readonly pageMargins: Edges;
    readonly language?: string;
    readonly info?: Readonly<Record<string, string | Date>>;
    readonly defaultStyle?: Look & { readonly font?: string };
    readonly content: Content;
    pageBreakBefore?(node: {
      readonly headlineLevel?: number;
      readonly startPosition: { readonly top: number };
    }): boolean;
    footer?(current: number, count: number): Content;
  }

  const pdfMake: {
    setFonts(fonts: Readonly<Record<string, Readonly<Record<string, string>>>>): void;
    setUrlAccessPolicy(allows: (url: string) => boolean): void;
    setLocalAccessPolicy(allows: (path: string) => boolean): void;
    createPdf(definition: TDocumentDefinitions): { getBuffer(): Promise<Uint8Array> };
  };
  export default pdfMake;
}
