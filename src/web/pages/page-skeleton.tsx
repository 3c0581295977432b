import { Skeleton, SkeletonItem } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { PageLayout, Slot } from './page-layout.ts';
import { slotClass, slotKey, slotStyle } from './slot.ts';

const plain: PageLayout['slots'] = [
  { kind: 'kpis', span: 12, sections: ['a', 'b', 'c', 'd'] },
  { kind: 'section', span: 12, section: 'e', tall: true },
  { kind: 'section', span: 12, section: 'f', tall: true },
];

/** Grey cards of the final size, so that nothing jumps when the figures arrive. */
export function PageSkeleton({ layout }: { layout: PageLayout | undefined }) {
  const { t } = useTranslation();
  return (
    <Skeleton className="page-grid" aria-label={t('app.loading')} data-testid="skeleton">
      {(layout?.slots ?? plain).map((slot) => {
        const cards = cardsOf(slot);
        return (
          <div key={slotKey(slot)} className={slotClass(slot)} style={slotStyle(slot)}>
            {cards.map((card) => (
              <div key={card} className="card skeleton-card">
                <SkeletonItem size={16} className="skeleton-title" />
                <SkeletonItem className="skeleton-body" />
              </div>
            ))}
          </div>
        );
      })}
    </Skeleton>
  );
}

/** As many grey cards as there will be. */
function cardsOf(slot: Slot): readonly string[] {
  switch (slot.kind) {
    case 'kpis':
      return slot.sections;
    case 'decks':
      return slot.decks[0]?.sections ?? [];
    case 'donuts':
      return ['a', 'b'];
    default:
      return ['a'];
  }
}
