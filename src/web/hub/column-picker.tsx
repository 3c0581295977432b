import { Button, Checkbox, SearchBox } from '@fluentui/react-components';
import { LockClosed16Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DownloadSource } from '#contract/downloads.ts';
import { type Draft, withCurated } from './draft.ts';

interface PickerProps {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly source: DownloadSource;
}

/** The columns of the file, in the order of the source (DL-11); withheld ones say so (RO-3). */
export function ColumnPicker({ draft, onChange, source }: PickerProps) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState('');
  const typed = wanted.trim().toLowerCase();
  const shown = source.columns.filter(({ name, about }) => `${name} ${about}`.toLowerCase().includes(typed));
  const withheld = source.columns.filter((column) => column.withheld);
  const chosen = new Set(draft.columns);
  const choose = (name: string, isOn: boolean) => {
    const next = new Set(isOn ? [...chosen, name] : [...chosen].filter((one) => one !== name));
    const columns = source.columns.flatMap((column) => (next.has(column.name) ? [column.name] : []));
    onChange({ ...draft, template: 'own', columns });
  };
  return (
    <div className="hub-columns">
      <div className="hub-tools">
        <SearchBox
          size="small"
          className="hub-search"
          value={wanted}
          onChange={(_, { value }) => setWanted(value)}
          placeholder={t('hub.searchColumns')}
          aria-label={t('hub.searchColumns')}
          data-testid="hub-column-search"
        />
        {source.templates.map(({ id }) => (
          <Button key={id} size="small" onClick={() => onChange(withCurated(draft, source, id))}>
            {t(`hub.pick.${id}`)}
          </Button>
        ))}
        <Button size="small" onClick={() => onChange({ ...draft, template: 'own', columns: [] })}>
          {t('hub.pick.none')}
        </Button>
        <span className="quiet hub-small" role="status" data-testid="hub-column-count">
          {t('hub.columnCount', {
            count: source.columns.filter((column) => chosen.has(column.name) && !column.withheld).length,
            of: source.columns.length,
          })}
        </span>
      </div>
      <ul className="plain-list hub-column-list" aria-label={t('hub.step.columns')}>
        {shown.map(({ name, about, withheld: isWithheld }) => (
          <li key={name} title={about}>
            <Checkbox
              label={isWithheld ? <Withheld name={name} /> : name}
              checked={chosen.has(name) && !isWithheld}
              disabled={isWithheld}
              onChange={(_, { checked }) => choose(name, checked === true)}
              data-testid={`hub-column-${name}`}
            />
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p className="quiet">{t('hub.noColumn')}</p>}
      {withheld.length > 0 && (
        <p className="hub-withheld" data-testid="hub-withheld">
          <LockClosed16Regular aria-hidden />
          {t('hub.withheld', { count: withheld.length, names: withheld.map(({ name }) => name).join(', ') })}
        </p>
      )}
    </div>
  );
}

function Withheld({ name }: { name: string }) {
  return (
    <span className="hub-line">
      {name}
      <LockClosed16Regular aria-hidden />
    </span>
  );
}
