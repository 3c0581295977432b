import type { LinkProps } from '@tanstack/react-router';
import type { Permission } from '#domain/access/permission.ts';

/** An address of the product. */
export type Way = NonNullable<LinkProps['to']>;

export interface Place {
  readonly to: Way;
  /** Of its texts: `programme.place.<name>`. */
  readonly name: string;
  readonly permission: Permission;
}

/** Where what is missing is bought, and where a partner asks to be listed. */
export const offersPlace = '/programme/offers';
export const directoryPlace = '/programme/directory';

/** The pages of the programme as a partner sees it. */
export const memberPlaces: readonly Place[] = [
  { to: '/programme', name: 'home', permission: 'programme.read' },
  { to: '/programme/requirements', name: 'requirements', permission: 'programme.read' },
  { to: '/programme/simulator', name: 'simulator', permission: 'programme.read' },
  { to: '/programme/ledger', name: 'ledger', permission: 'programme.read' },
  { to: offersPlace, name: 'offers', permission: 'programme.offers' },
  { to: '/programme/claims', name: 'claims', permission: 'programme.read' },
  { to: directoryPlace, name: 'directory', permission: 'programme.read' },
  { to: '/programme/history', name: 'history', permission: 'programme.read' },
];

/** Those of whoever runs it. */
export const operatorPlaces: readonly Place[] = [
  { to: '/programme/operator/partners', name: 'partners', permission: 'programme.operate' },
  { to: '/programme/operator/rules', name: 'rules', permission: 'programme.operate' },
  { to: '/programme/operator/queue', name: 'queue', permission: 'programme.operate' },
  { to: '/programme/operator/batches', name: 'batches', permission: 'programme.operate' },
];
