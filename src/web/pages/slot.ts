import type { CSSProperties } from 'react';
import type { Slot } from './page-layout.ts';

/** Names the place: skeleton and card get the same class and so the same height. */
export function slotClass(slot: Slot): string {
  const tall = slot.kind === 'tabs' || slot.kind === 'donuts' || (slot.kind === 'section' && slot.tall === true);
  const wide = slot.kind === 'section' && slot.span === 12;
  const many = slot.kind === 'kpis' ? ` slot-kpis-${slot.sections.length}` : '';
  return `slot slot-${slot.kind}${many}${tall ? ' slot-tall' : ''}${wide ? ' slot-wide' : ''}`;
}

export function slotStyle(slot: Slot): CSSProperties {
  return { '--span': slot.span } as CSSProperties;
}

export function slotKey(slot: Slot): string {
  switch (slot.kind) {
    case 'kpis':
      return `kpis-${slot.sections.join('-')}`;
    case 'section':
      return slot.section;
    case 'tabs':
    case 'decks':
      return slot.param;
    case 'faq':
      return 'faq';
    case 'panel':
      return slot.panel;
    case 'donuts':
      return slot.master;
  }
}
