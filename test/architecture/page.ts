/** One folder (or single file) of the table in ARCHITECTURE.md §2, without `src/`. */
export interface Folder {
  readonly path: string;
  readonly mayImport: readonly Allowed[];
}

export interface Allowed {
  readonly path: string;
  readonly typesOnly: boolean;
}

/** A folder whose files stand side by side and do not know each other. */
export interface Family {
  readonly path: string;
  /** The file that knows them all. */
  readonly list: string;
  /** Files that all of them may use; `*` stands for any text. */
  readonly shared: readonly string[];
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
    if (!above.some((folder) => `${path}/`.startsWith(`${folder}/`) || folder.startsWith(`${path}/`))) {
      throw new Error(`ARCHITECTURE.md §2: "${entry}" is no folder of a row above`);
    }
    return [{ path, typesOnly: types !== undefined }];
  });
}

/** Lines like `- \`delivery\`, list: \`formats.ts\`, shared: \`cells.ts\`` under the line that begins with "Families". */
function familiesIn(section: string): Family[] {
  const lines = /^Families[^\n]*\n+((?:- .*\n)+)/m.exec(section)?.[1]?.trim().split('\n') ?? [];
  return lines.map((line) => {
    const [path = '', list = 'index.ts'] = quotedIn(line.replace(/shared:.*/, ''));
    return { path, list, shared: quotedIn(/shared:.*/.exec(line)?.[0] ?? '') };
  });
}
