import { useTranslation } from 'react-i18next';
import { formatNumber } from '#text/format.ts';
import { codeName, useWords } from '#web/charts/words.ts';
import type { CauseFound, CustomerProduct } from './customers-api.ts';

interface CausesProps {
  readonly product: CustomerProduct;
  readonly withheld: boolean;
}

/** Why usage passes 100 % here, each cause with the people or subscriptions behind it (ADO-25 … ADO-29). */
export function CauseList({ product, withheld }: CausesProps) {
  const words = useWords();
  const workload = codeName(product.workloadCode ?? '', words);
  return (
    <div className="causes">
      <p className="causes-why">{words.t('cause.why', { workload })}</p>
      <ul className="plain-list">
        {product.causes.map((cause) => (
          <Cause key={cause.cause} found={cause} withheld={withheld} />
        ))}
      </ul>
    </div>
  );
}

function Cause({ found, withheld }: { found: CauseFound; withheld: boolean }) {
  const words = useWords();
  const { t, language } = words;
  const { cause, users, people, subscriptions } = found;
  return (
    <li className="cause" data-testid={`cause-${cause}`} data-users={users}>
      <p>
        <b>{codeName(cause, words)}</b>{' '}
        <span className="cause-users">{t('cause.users', { count: users, shown: formatNumber(users, language) })}</span>
      </p>
      <p className="quiet">{t(`cause.${cause}.text`, { defaultValue: '' })}</p>
      <Behind title={t('cause.people')} ids={people} users={users} />
      {withheld && people === undefined && <p className="quiet">{t('cause.withheld')}</p>}
      <Behind title={t('cause.subscriptions')} ids={subscriptions} />
    </li>
  );
}

/** People or subscriptions by their ids; of very many the first. */
function Behind({ title, ids, users }: { title: string; ids: readonly string[] | undefined; users?: number }) {
  const { t, i18n } = useTranslation();
  if (!ids || ids.length === 0) return null;
  const more = (users ?? ids.length) - ids.length;
  return (
    <>
      <p className="cause-behind">{title}</p>
      <ul className="plain-list cause-ids">
        {ids.map((id) => (
          <li key={id}>
            <code>{id}</code>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p className="quiet">{t('cause.more', { count: more, shown: formatNumber(more, i18n.language) })}</p>
      )}
    </>
  );
}
