/** Where the records are kept: in a folder by the PostgreSQL that runs in this process, or by a PostgreSQL server. */
export type RecordsPlace =
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'server'; readonly url: string };

/** The place for people, without user and password. */
export function tellPlace(place: RecordsPlace): string {
  if (place.kind === 'folder') return `the folder ${place.folder}`;
  const { host, pathname } = URL.parse(place.url) ?? { host: '', pathname: '' };
  return `PostgreSQL at ${host || 'the address in DATABASE_URL'}${pathname}`;
}
