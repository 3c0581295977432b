/** A source file with the insides of comments, strings, templates and regular expressions blanked out, and those texts. */
export interface Lexed {
  /** As long as the source, line breaks kept; quotes stay where they were. */
  readonly code: string;
  /** Strings and the fixed parts of templates, with the place of their first character. */
  readonly texts: readonly { readonly at: number; readonly text: string }[];
}

export interface Import {
  readonly specifier: string;
  /** Nothing of it is left at run time. */
  readonly typeOnly: boolean;
}

/**
 * Tells code from text without a parser. JSX text is taken as code; an apostrophe in it blanks at most its own line.
 */
export function lex(source: string): Lexed {
  const code = source.split('');
  const texts: { at: number; text: string }[] = [];
  const blank = (from: number, to: number) => {
    for (let i = from; i < to; i++) if (code[i] !== '\n') code[i] = ' ';
  };
  /** Open braces of each template expression we are in, innermost last. */
  const depths: number[] = [];
  let at = 0;
  while (at < source.length) {
    const piece = pieceAt(source, at, depths, code);
    if (piece.text) texts.push({ at: piece.from, text: source.slice(piece.from, piece.to) });
    if (piece.blank) blank(piece.from, piece.to);
    at = piece.next;
  }
  return { code: code.join(''), texts };
}

interface Piece {
  readonly from: number;
  readonly to: number;
  readonly next: number;
  readonly blank: boolean;
  readonly text: boolean;
}

function pieceAt(source: string, at: number, depths: number[], code: readonly string[]): Piece {
  const plain = { from: at, to: at, next: at + 1, blank: false, text: false };
  const char = source[at];
  const inside = depths.length - 1;
  if (char === '/' && source[at + 1] === '/') return comment(at, endOr(source, source.indexOf('\n', at)));
  if (char === '/' && source[at + 1] === '*') return comment(at, endOr(source, source.indexOf('*/', at), 2));
  if (char === "'" || char === '"') return quoted(at, closing(source, at + 1, char));
  if (char === '`') return templatePart(source, at + 1, depths);
  if (char === '/' && startsRegex(code, at)) {
    const end = closing(source, at + 1, '/');
    return end === undefined ? plain : { from: at + 1, to: end, next: end + 1, blank: true, text: false };
  }
  if (inside >= 0 && char === '{') depths[inside] = (depths[inside] ?? 0) + 1;
  if (inside >= 0 && char === '}') {
    if (depths[inside] === 0) {
      depths.pop();
      return templatePart(source, at + 1, depths);
    }
    depths[inside] = (depths[inside] ?? 0) - 1;
  }
  return plain;
}

function comment(from: number, to: number): Piece {
  return { from, to, next: to, blank: true, text: false };
}

function quoted(at: number, end: number | undefined): Piece {
  if (end === undefined) return { from: at, to: at, next: at + 1, blank: false, text: false };
  return { from: at + 1, to: end, next: end + 1, blank: true, text: true };
}

/** The fixed text from `from` to the end of the template or to its next expression, which is then entered. */
function templatePart(source: string, from: number, depths: number[]): Piece {
  let at = from;
  while (at < source.length && source[at] !== '`') {
    if (source[at] === '\\') at++;
    else if (source.startsWith('${', at)) {
      depths.push(0);
      return { from, to: at, next: at + 2, blank: true, text: true };
    }
    at++;
  }
  return { from, to: at, next: at + 1, blank: true, text: true };
}

function endOr(source: string, found: number, length = 0): number {
  return found < 0 ? source.length : found + length;
}

/** Where the closing quote or slash stands on the same line; undefined when it does not. */
function closing(source: string, from: number, quote: string): number | undefined {
  let inClass = false;
  for (let at = from; at < source.length && source[at] !== '\n'; at++) {
    if (source[at] === '\\') at++;
    else if (quote === '/' && source[at] === '[') inClass = true;
    else if (quote === '/' && source[at] === ']') inClass = false;
    else if (source[at] === quote && !inClass) return at;
  }
  return undefined;
}

/** A slash after a value divides; after an operator, an opening bracket or a keyword it starts a regular expression. */
function startsRegex(code: readonly string[], at: number): boolean {
  let back = at - 1;
  while (back >= 0 && /\s/.test(code[back] ?? '')) back--;
  if (back < 0) return true;
  if (/[\w$]/.test(code[back] ?? '')) {
    const word = /[\w$]+$/.exec(code.slice(Math.max(0, back - 10), back + 1).join(''))?.[0] ?? '';
    return ['return', 'typeof', 'case', 'in', 'of', 'await', 'yield'].includes(word);
  }
  return !/[)\]}<'"`]/.test(code[back] ?? '');
}

const statements = [
  /(?<![.\w$])(?:im|ex)port\s[^'"`;()]*?\bfrom\s*(?=['"])/g,
  /(?<![.\w$])import\s*(?=['"])/g,
  /(?<![.\w$])(?:typeof\s+)?import\s*\(\s*(?=['"`])/g,
];

/** Every module a file names: imports, re-exports, dynamic imports, `typeof import()`. */
export function importsOf(source: string): Import[] {
  const { code, texts } = lex(source);
  const textAt = new Map(texts.map(({ at, text }) => [at, text]));
  return statements.flatMap((statement) =>
    [...code.matchAll(statement)].flatMap((match) => {
      const specifier = textAt.get(match.index + match[0].length + 1);
      return specifier === undefined ? [] : [{ specifier, typeOnly: isTypeOnly(match[0]) }];
    }),
  );
}

function isTypeOnly(statement: string): boolean {
  if (/^(import|export)\s+type\s|^typeof/.test(statement)) return true;
  const named = /^(?:import|export)\s*\{([^}]*)\}\s*from/.exec(statement)?.[1];
  const names = named?.split(',').filter((name) => name.trim() !== '') ?? [];
  return names.length > 0 && names.every((name) => /^\s*type\s/.test(name));
}
