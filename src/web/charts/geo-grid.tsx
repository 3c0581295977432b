import { SearchBox } from '@fluentui/react-components';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { ResultSection } from '#contract/report.ts';
import { formatNumber, formatPercent } from '#text/format.ts';
import { FigureButton } from '#web/drill/figure-button.tsx';
import { ariaSort, SortMark } from '#web/tables/grid.tsx';
import { type Country, findCountries, type Order, sortCountries } from './countries.ts';
import { numberAt } from './section.ts';
import { stepOf } from './stage.tsx';
import { columnName, useWords, valueName } from './words.ts';

interface GeoGridProps {
  readonly section: ResultSection;
  readonly countries: readonly Country[];
  readonly measures: readonly string[];
  readonly selected: string | undefined;
  readonly onSelect: (id: string | undefined) => void;
  readonly onPoint: (id: string | undefined) => void;
}

/** Every country with its figures and shares (CUS-61): search, sort by every column (CUS-65), choose to zoom (CUS-63). */
export function GeoGrid({ section, countries, measures, selected, onSelect, onPoint }: GeoGridProps) {
  const words = useWords();
  const { t, language } = words;
  const [text, setText] = useState('');
  const [order, setOrder] = useState<Order>({ by: measures[0] ?? 'country', direction: 'desc' });
  const rows = useMemo(
    () => sortCountries(findCountries(countries, text, language), order, language),
    [countries, text, order, language],
  );
  return (
    <div className="geo-grid">
      <SearchBox
        className="geo-search"
        size="small"
        placeholder={t('geo.search')}
        aria-label={t('geo.search')}
        value={text}
        onChange={(_, { value }) => setText(value)}
        input={{ 'data-testid': 'geo-search' } as object}
      />
      <div className="data-table-scroll geo-grid-scroll">
        {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose rows are chosen with the keyboard is a grid */}
        <table className="data-table" role="grid" aria-label={t('geo.grid')} aria-rowcount={rows.length + 1}>
          <thead>
            <tr>
              {['country', ...measures].map((id) => (
                <HeaderCell key={id} id={id} order={order} onOrder={setOrder} />
              ))}
            </tr>
          </thead>
          <Rows {...{ section, rows, measures, selected, onSelect, onPoint }} />
          {text === '' && <Total section={section} measures={measures} />}
        </table>
        {rows.length === 0 && <p className="geo-nothing">{t('geo.nothing', { text })}</p>}
      </div>
      <span className="visually-hidden" role="status">
        {text === '' ? '' : t('geo.found', { count: rows.length })}
      </span>
    </div>
  );
}

function HeaderCell({ id, order, onOrder }: { id: string; order: Order; onOrder: (order: Order) => void }) {
  const words = useWords();
  const sorted = order.by === id && order.direction;
  const first = id === 'country' ? 'asc' : 'desc';
  const next = sorted === false ? first : sorted === 'asc' ? 'desc' : 'asc';
  return (
    <th scope="col" aria-sort={ariaSort(sorted)} className={id === 'country' ? undefined : 'numeric'}>
      <button
        type="button"
        className="data-table-sort"
        data-testid={`geo-sort-${id}`}
        onClick={() => onOrder({ by: id, direction: next })}
      >
        {columnName(id, words)}
        <SortMark sorted={sorted} />
      </button>
    </th>
  );
}

type RowsProps = Pick<GeoGridProps, 'section' | 'measures' | 'selected' | 'onSelect' | 'onPoint'> & {
  rows: readonly Country[];
};

/** One row is in the tab order; arrows move from there. */
function Rows({ section, rows, measures, selected, onSelect, onPoint }: RowsProps) {
  const [focused, setFocused] = useState<string>();
  const body = useRef<HTMLTableSectionElement>(null);
  const reachable = rows.some(({ id }) => id === focused) ? focused : rows[0]?.id;
  useEffect(() => {
    if (selected === undefined) return;
    body.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, index: number) => {
    const id = rows[index]?.id;
    if (event.key === 'Enter' || event.key === ' ') onSelect(id === selected ? undefined : id);
    else if (event.key === 'Escape') onSelect(undefined);
    else {
      const next = stepOf(event.key, index, rows.length);
      if (next === undefined) return;
      body.current?.querySelectorAll('tr')[next]?.focus();
    }
    event.preventDefault();
  };
  return (
    <tbody ref={body}>
      {rows.map((country, index) => (
        <tr
          key={country.name}
          className="geo-row"
          tabIndex={country.id === reachable ? 0 : -1}
          aria-selected={country.id === selected}
          aria-rowindex={index + 2}
          data-testid={`geo-row-${country.id}`}
          onClick={() => onSelect(country.id === selected ? undefined : country.id)}
          onKeyDown={(event) => onKeyDown(event, index)}
          onFocus={() => {
            setFocused(country.id);
            onPoint(country.id);
          }}
          onBlur={() => onPoint(undefined)}
          onPointerEnter={() => onPoint(country.id)}
          onPointerLeave={() => onPoint(undefined)}
        >
          <CountryCells section={section} country={country} measures={measures} />
        </tr>
      ))}
    </tbody>
  );
}

type CellsProps = Pick<GeoGridProps, 'section' | 'measures'> & { country: Country };

/** The keyboard chooses rows; their figures open by click here, and by Enter in the same table of the menu. */
function CountryCells({ section, country, measures }: CellsProps) {
  const words = useWords();
  return (
    <>
      <td className="geo-country">{valueName(country.name, words)}</td>
      {measures.map((id) => {
        const { value, share } = country.figures[id] ?? {};
        return (
          <td key={id} className="numeric" data-value={value}>
            <FigureButton
              cell={{ section: section.id, column: id, values: { country: country.name } }}
              reachable={false}
            >
              {formatNumber(value, words.language)}
            </FigureButton>
            <small className="geo-share">{share === undefined ? '' : formatPercent(share, words.language)}</small>
          </td>
        );
      })}
    </>
  );
}

/** Distinct totals as answered: countries may overlap, so they are not the sums of the columns. */
function Total({ section, measures }: Pick<GeoGridProps, 'section' | 'measures'>) {
  const { t, language } = useWords();
  if (!section.total) return null;
  return (
    <tfoot>
      <tr>
        <th scope="row">{t('chart.total')}</th>
        {measures.map((id) => (
          <td key={id} className="numeric">
            {formatNumber(numberAt(section.total, id), language)}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}
