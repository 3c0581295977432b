import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Answered, ColumnHeads, Panel, WideTable } from './panel.tsx';
import { type Trainers, trainersQuery } from './programme-api.ts';
import { dayText } from './words.ts';

const columns = ['trainer', 'certification', 'until', 'source', 'counts'] as const;

/** The certified trainers of the partner and whether they count (ENR-24, ENR-25). */
export function TrainerPanel({ tenant }: { tenant: string }) {
  const { t } = useTranslation();
  const trainers = useQuery(trainersQuery(tenant));
  const title = t('programme.trainers.title');
  return (
    <Panel id="trainers" title={title} about={t('programme.trainers.about')}>
      <Answered query={trainers}>
        {(data) =>
          data.trainers.length === 0 ? <NoTrainers /> : <TrainerTable name={title} trainers={data.trainers} />
        }
      </Answered>
    </Panel>
  );
}

function NoTrainers() {
  const { t } = useTranslation();
  return <p className="programme-nothing">{t('programme.trainers.none')}</p>;
}

function TrainerTable({ name, trainers }: { name: string; trainers: Trainers['trainers'] }) {
  const { t, i18n } = useTranslation();
  return (
    <WideTable name={name}>
      <table className="plain-table" aria-label={name} data-testid="trainers">
        <thead>
          <ColumnHeads columns={columns} />
        </thead>
        <tbody>
          {trainers.map((one) => (
            <tr key={one.id} data-counts={one.counts}>
              <th scope="row">{one.name}</th>
              <td>{one.reference}</td>
              <td>{one.until === null ? t('programme.trainers.noEnd') : dayText(one.until, i18n.language)}</td>
              <td>{t(`programme.trainers.source.${one.source}`)}</td>
              <td>{t(one.counts ? 'programme.trainers.counts' : 'programme.trainers.countsNot')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}
