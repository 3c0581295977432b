import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay, missing } from '#text/format.ts';
import { compareCells } from '../tables/cell-text.ts';
import { Grid } from '../tables/grid.tsx';
import type { Training } from './learner-query.ts';

const columns = ['date', 'type', 'name', 'roles', 'products'] as const;
type Column = (typeof columns)[number];

interface Order {
  readonly by: Column;
  readonly direction: 'asc' | 'desc';
}

/** The trainings of a learner, newest first; every column sorts. */
export function LearnerTrainings({ trainings }: { trainings: readonly Training[] }) {
  const { t, i18n } = useTranslation();
  const [order, setOrder] = useState<Order>({ by: 'date', direction: 'desc' });
  const rows = useMemo(() => sorted(trainings, order, i18n.language), [trainings, order, i18n.language]);
  if (trainings.length === 0) return <p className="quiet">{t('learner.none')}</p>;
  const text = (training: Training, column: string) => {
    if (column === 'date') return formatDay(training.date, i18n.language);
    if (column === 'roles' || column === 'products') return training[column].join(', ');
    if (column === 'type') return t(`training.${training.type}`, { defaultValue: training.type ?? missing });
    return training.name ?? missing;
  };
  return (
    <div data-testid="learner-table">
      <Grid
        label={t('learner.trainings')}
        columns={columns.map((id) => ({
          id,
          label: t(`learner.column.${id}`),
          sorted: order.by === id && order.direction,
        }))}
        count={rows.length}
        cell={(index, { id }) => {
          const training = rows[index];
          return training && text(training, id);
        }}
        onSort={(id) => setOrder((before) => turned(before, id))}
        maxHeight={620}
      />
    </div>
  );
}

/** The same column turns round; another one begins with what is looked for first: new dates, first letters. */
function turned(before: Order, id: string): Order {
  const by = columns.find((one) => one === id) ?? 'date';
  if (by !== before.by) return { by, direction: by === 'date' ? 'desc' : 'asc' };
  return { by, direction: before.direction === 'asc' ? 'desc' : 'asc' };
}

function sorted(trainings: readonly Training[], { by, direction }: Order, language: string): Training[] {
  const sign = direction === 'asc' ? 1 : -1;
  const key = (training: Training) => {
    const value = training[by];
    return Array.isArray(value) ? value.join(', ') : value;
  };
  return [...trainings].sort((a, b) => sign * compareCells(key(a), key(b), language));
}
