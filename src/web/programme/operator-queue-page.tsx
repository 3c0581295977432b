import { useTranslation } from 'react-i18next';
import { CaseQueue } from './operator-case-queue.tsx';
import { ClaimQueue } from './operator-claim-queue.tsx';
import { ListingQueue } from './operator-listing-queue.tsx';
import { OrderQueue } from './operator-order-queue.tsx';
import { OperatorPage } from './programme-page.tsx';
import './member.css';

/** Everything that waits for the operator. */
export function OperatorQueuePage() {
  const { t } = useTranslation();
  return (
    <OperatorPage name="queue" title={t('membership.queue.title')} sentence={t('membership.queue.sentence')}>
      <ClaimQueue />
      <OrderQueue />
      <div className="programme-grid">
        <ListingQueue />
        <CaseQueue />
      </div>
    </OperatorPage>
  );
}
