import { Skeleton, SkeletonItem } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { PageLayout } from './page-layout.ts';
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
        const cards = slot.kind === 'kpis' ? slot.sections : slot.kind === 'donuts' ? ['a', 'b'] : ['a'];
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
