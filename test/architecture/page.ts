/** One folder (or single file) of the table in ARCHITECTURE.md §2, without `src/`. */
export interface Folder {
  readonly path: string;
  readonly mayImport: readonly Allowed[];
}

export interface Allowed {
  readonly path: string;
  readonly typesOnly: boolean;
}

/** A folder whose files stand side by side and do not know each other; files that match `shared` are for all of them. */
export interface Family {
  readonly path: string;
  readonly shared: RegExp | undefined;
}

export interface Page {
  /** Bottom up, as on the page. */
  readonly folders: readonly Folder[];
  readonly families: readonly Family[];
}

/** What the column "may import" says beside folders: packages and plain words. */
const words = ['nothing of ours', 'its driver', 'React'];

/**
 * Reads the table of folders and the list of families off the page.
 * @throws Error naming a word in "may import" that is no folder of a row above it.
 */
export function parsePage(markdown: string): Page {
  const section = /^## 2\. .*?(?=^## 3\. )/ms.exec(markdown)?.[0] ?? '';
  const folders: Folder[] = [];
  for (const [, names = '', , allowed = ''] of section.matchAll(/^\|(.+?)\|(.+?)\|(.+?)\|$/gm)) {
    const above = folders.map((folder) => folder.path);
    const paths = quotedIn(names);
    const mayImport = paths.length === 0 ? [] : allowedIn(allowed, above);
    folders.push(...paths.map((path) => ({ path, mayImport })));
  }
  return { folders, families: familiesIn(section) };
}

function quotedIn(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
}

function allowedIn(cell: string, above: readonly string[]): Allowed[] {
  const entries = cell.split(',').map((entry) => entry.trim());
  return entries.flatMap((entry) => {
    if (words.includes(entry)) return [];
    if (entry === 'all of the above') return above.map((path) => ({ path, typesOnly: false }));
    const [, path = '', types] = /^([\w./-]+)( \(types\))?$/.exec(entry) ?? [];
    if (!above.some((folder) => folder === path || folder.startsWith(`${path}/`))) {
      throw new Error(`ARCHITECTURE.md §2: "${entry}" is no folder of a row above`);
    }
    return [{ path, typesOnly: types !== undefined }];
  });
}

/** `- \`catalog/datasets\`, shared: \`shared-*.ts\`` under the line that begins with "Families". */
function familiesIn(section: string): Family[] {
  const list = /^Families[^\n]*\n+((?:- .*\n)+)/m.exec(section)?.[1] ?? '';
  return list.split('\n').flatMap((line) => {
    const [path, ...shared] = quotedIn(line);
    return path === undefined ? [] : [{ path, shared: shared.length === 0 ? undefined : patternOf(shared) }];
  });
}

function patternOf(names: readonly string[]): RegExp {
  const each = names.map((name) => name.replaceAll('.', '\\.').replaceAll('*', '.*'));
  return new RegExp(`^(${each.join('|')})$`);
}
