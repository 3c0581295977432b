import { Button, Checkbox, Radio, RadioGroup, SearchBox } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '#text/format.ts';
import { locationsQuery } from './people-api.ts';
import type { KnownLocation } from './shapes.ts';

/** Characters of a location that the server takes. */
const longest = 40;

interface PickerProps {
  readonly tenant: string;
  /** Undefined: the whole company. */
  readonly chosen: readonly string[] | undefined;
  readonly onChoose: (chosen: readonly string[] | undefined) => void;
  /** Apart from others on the page. */
  readonly name: string;
}

/** The whole company, or some of its locations (RO-11): those met in the data, and any other by its id. */
export function LocationPicker({ tenant, chosen, onChoose, name }: PickerProps) {
  const { t } = useTranslation();
  return (
    <div className="location-picker" data-testid={`locations-${name}`}>
      <RadioGroup
        aria-label={t('location.label')}
        value={chosen === undefined ? 'all' : 'some'}
        onChange={(_, { value }) => onChoose(value === 'all' ? undefined : [])}
      >
        <Radio value="all" label={t('location.all')} data-testid={`locations-all-${name}`} />
        <Radio value="some" label={t('location.some')} data-testid={`locations-some-${name}`} />
      </RadioGroup>
      {chosen !== undefined && <Choices {...{ tenant, chosen, onChoose, name }} />}
    </div>
  );
}

function Choices({ tenant, chosen, onChoose, name }: PickerProps & { readonly chosen: readonly string[] }) {
  const { t, i18n } = useTranslation();
  const { data } = useQuery(locationsQuery(tenant));
  const [typed, type] = useState('');
  const known = data?.locations ?? [];
  const word = typed.trim();
  const all = [...known, ...unknownOf(chosen, known)];
  const shown = all.filter((one) => matches(one, word));
  const isNew = word !== '' && word.length <= longest && all.every(({ id }) => id !== word);
  const toggle = (id: string, isOn: boolean) =>
    onChoose(isOn ? [...chosen, id] : chosen.filter((location) => location !== id));
  const add = () => {
    toggle(word, true);
    type('');
  };
  return (
    <>
      <SearchBox
        size="small"
        value={typed}
        maxLength={longest}
        onChange={(_, { value }) => type(value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          // The form around it is not sent by this.
          event.preventDefault();
          if (isNew) add();
        }}
        placeholder={t('location.search')}
        aria-label={t('location.search')}
        data-testid={`location-search-${name}`}
      />
      <ul className="plain-list location-list" aria-label={t('location.some')}>
        {shown.map(({ id, name: called, rows }) => (
          <li key={id}>
            <Checkbox
              label={called === null ? id : `${called} (${id})`}
              checked={chosen.includes(id)}
              onChange={(_, { checked }) => toggle(id, checked === true)}
              data-testid={`location-${name}-${id}`}
            />
            <span className="quiet">
              {rows === 0
                ? t('location.unknown')
                : t('location.rows', { count: rows, rows: formatNumber(rows, i18n.language) })}
            </span>
          </li>
        ))}
      </ul>
      {isNew && (
        <Button size="small" onClick={add} data-testid={`location-add-${name}`}>
          {t('location.add', { id: word })}
        </Button>
      )}
      {chosen.length === 0 && <p className="quiet">{t('location.needed')}</p>}
    </>
  );
}

function matches({ id, name }: KnownLocation, word: string): boolean {
  return `${id} ${name ?? ''}`.toLowerCase().includes(word.toLowerCase());
}

/** Chosen ids that no data were met of. */
function unknownOf(chosen: readonly string[], known: readonly KnownLocation[]): KnownLocation[] {
  const rest = chosen.filter((id) => known.every((one) => one.id !== id));
  return rest.map((id) => ({ id, name: null, rows: 0 }));
}
