import type { Family, Folder, Page } from './page.ts';
import { importsOf, lex } from './source.ts';

/** File path without `src/` → its text. */
export type Sources = Readonly<Record<string, string>>;

const mostLines = 400;
const badNames = ['utils', 'helpers', 'common', 'types', 'constants', 'manager', 'service'];

/** SQL belongs to the engines, the records and the reader of files, which is an engine of its own (§3.5). */
const sqlFolders = ['store', 'state', 'ingest'];
const sql = /^\s*(SELECT|INSERT|CREATE|COPY)\s/;

/** §3.7: these are passed in. */
const outside = [
  { what: 'the clock', pattern: /\bDate\.now\b|\bnew Date(\(\s*\)|\b(?!\s*\())/ },
  { what: 'the environment', pattern: /\bprocess\.env\b/ },
  { what: 'random numbers', pattern: /\bMath\.random\b/ },
];

/** Every breach of the page, as a line that says where and what. Tests may import what they like and read the clock. */
export function breaches(sources: Sources, page: Page): string[] {
  const files = Object.keys(sources).filter((file) => !isTest(file));
  const graph = files.map((file) => ({ file, links: linksOf(file, sources) }));
  return [
    ...Object.keys(sources).flatMap((file) => formBreaches(file, sources[file] ?? '')),
    ...files.flatMap((file) => contentBreaches(file, sources[file] ?? '', page)),
    ...graph.flatMap(({ file, links }) => links.flatMap((link) => linkBreaches(file, link, page))),
    ...ringBreaches(new Map(graph.map(({ file, links }) => [file, links.map((link) => link.to)]))),
  ];
}

export function isTest(file: string): boolean {
  return /\.test\.tsx?$/.test(file);
}

interface Link {
  readonly specifier: string;
  /** The file meant, without `src/`. */
  readonly to: string;
  readonly typeOnly: boolean;
}

/** Imports of our own files; packages and Node are not ours. */
function linksOf(file: string, sources: Sources): Link[] {
  return importsOf(sources[file] ?? '').flatMap(({ specifier, typeOnly }) => {
    if (specifier.startsWith('#')) return [{ specifier, to: specifier.slice(1), typeOnly }];
    if (!specifier.startsWith('.')) return [];
    return [{ specifier, to: new URL(specifier, `file:///${file}`).pathname.slice(1), typeOnly }];
  });
}

function formBreaches(file: string, source: string): string[] {
  const lines = source.trimEnd().split('\n').length;
  const name = /([^/]+?)\.[^/]*$/.exec(file)?.[1] ?? '';
  return [
    ...(lines > mostLines ? [`${file} has ${lines} lines; ${mostLines} are the most`] : []),
    ...(badNames.includes(name) ? [`${file} is named for nothing; name it for the one thing inside`] : []),
  ];
}

function contentBreaches(file: string, source: string, page: Page): string[] {
  const folder = folderOf(file, page.folders);
  if (folder === undefined) return [`${file} is in no folder of ARCHITECTURE.md §2`];
  const { code, texts } = lex(source);
  const found = isBelowApp(folder, page) ? outside.filter(({ pattern }) => pattern.test(code)) : [];
  const queries = sqlFolders.some((each) => file.startsWith(`${each}/`))
    ? []
    : texts.filter(({ text }) => sql.test(text));
  return [
    ...found.map(({ what }) => `${file} reads ${what}; it is passed in below app`),
    ...queries.map(
      ({ text }) => `${file} holds SQL ("${text.trim().slice(0, 30)}"); it belongs to ${sqlFolders.join(', ')}`,
    ),
  ];
}

/** Browser and command line are the edge too; rows after `app` on the page are not below it. */
function isBelowApp(folder: Folder, { folders }: Page): boolean {
  const app = folders.findIndex(({ path }) => path === 'app');
  return app < 0 || folders.indexOf(folder) < app;
}

function linkBreaches(file: string, { specifier, to, typeOnly }: Link, page: Page): string[] {
  const from = folderOf(file, page.folders);
  const target = folderOf(to, page.folders);
  if (specifier.startsWith('.') && file.split('/')[0] !== to.split('/')[0]) {
    return [`${file} imports ${specifier}; across folders write #${to}`];
  }
  if (from === undefined) return [];
  if (target === undefined) return [`${file} imports ${specifier}, which is in no folder of ARCHITECTURE.md §2`];
  const sibling = siblingBreach(file, to, page.families);
  if (from === target) return sibling;
  const allowed = from.mayImport.filter(({ path }) => to === path || to.startsWith(`${path}/`) || target.path === path);
  if (allowed.length === 0) return [`${file} imports ${specifier}; ${from.path} may not import ${target.path}`];
  if (!typeOnly && allowed.every((each) => each.typesOnly)) {
    return [`${file} imports ${specifier}; ${from.path} may import only types of ${target.path}`];
  }
  return [...sibling, ...engineBreach(file, target)];
}

/** The row that names the file itself, else its nearest folder. */
function folderOf(file: string, folders: readonly Folder[]): Folder | undefined {
  return folders
    .filter(({ path }) => file === path || file.startsWith(`${path}/`))
    .sort((a, b) => b.path.length - a.path.length)[0];
}

function engineBreach(file: string, { path }: Folder): string[] {
  const names = path.startsWith('store/') && path !== 'store/store.ts' && file !== 'app/app.ts';
  return names ? [`${file} names the engine ${path}; only app/app.ts does`] : [];
}

function siblingBreach(file: string, to: string, families: readonly Family[]): string[] {
  const family = families.find(({ path }) => file.startsWith(`${path}/`) && to.startsWith(`${path}/`));
  if (family === undefined) return [];
  const [one = '', other = ''] = [file, to].map((each) => each.slice(family.path.length + 1).split('/')[0]);
  const known = one === other || one === family.list || family.shared.some((name) => matches(other, name));
  return known ? [] : [`${file} imports its sibling ${to}; files of ${family.path} do not know each other`];
}

function matches(file: string, name: string): boolean {
  const [start = '', end] = name.split('*');
  return end === undefined ? file === name : file.startsWith(start) && file.endsWith(end);
}

/** Each ring once, from its first file in the alphabet. */
function ringBreaches(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const rings = new Set<string>();
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]) => {
    const start = path.indexOf(file);
    if (start >= 0) rings.add(ringText(path.slice(start)));
    if (start >= 0 || done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return [...rings];
}

function ringText(ring: readonly string[]): string {
  const first = ring.indexOf([...ring].sort()[0] ?? '');
  const turned = [...ring.slice(first), ...ring.slice(0, first + 1)];
  return `files import each other in a ring: ${turned.join(' → ')}`;
}
