import { Button, Popover, PopoverSurface, PopoverTrigger, ToggleButton } from '@fluentui/react-components';
import { CalendarMonth20Regular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addMonths, type MonthRange, monthsOf } from '#base/month.ts';
import { formatMonthRange } from '#text/format.ts';
import { filtersQuery } from '../api.ts';
import { useChangeSearch } from '../shell/use-tenant.ts';
import { MonthSelect } from './month-select.tsx';
import { presets, type ReportSearch, rangeOf, withMonths, withPreset } from './search.ts';
import './filters.css';

interface RangePickerProps {
  readonly report: string;
  readonly search: ReportSearch;
  /** The months on screen. */
  readonly shown: MonthRange | undefined;
}

/** The months of the page (CO-1): three presets that end at the newest month, or months of one's own. */
export function RangePicker({ report, search, shown }: RangePickerProps) {
  const { t, i18n } = useTranslation();
  const change = useChangeSearch();
  const [open, setOpen] = useState(false);
  const active = rangeOf(search);
  return (
    <fieldset className="range-picker">
      <legend className="visually-hidden">{t('range.label')}</legend>
      {presets.map((preset) => (
        <ToggleButton
          key={preset}
          appearance="subtle"
          size="small"
          checked={active === preset}
          onClick={() => change(withPreset(search, preset))}
          aria-label={`${t(`range.${preset}`)}: ${t(`range.${preset}Long`)}`}
          title={t(`range.${preset}Long`)}
          data-testid={`range-${preset}`}
        >
          {t(`range.${preset}`)}
        </ToggleButton>
      ))}
      <Popover open={open} onOpenChange={(_, data) => setOpen(data.open)} trapFocus positioning="below-end">
        <PopoverTrigger disableButtonEnhancement>
          <ToggleButton
            appearance="subtle"
            size="small"
            checked={active === 'custom'}
            icon={<CalendarMonth20Regular />}
            title={t('range.customLong')}
            data-testid="range-custom"
          >
            {active === 'custom' && shown ? formatMonthRange(shown, i18n.language) : t('range.custom')}
          </ToggleButton>
        </PopoverTrigger>
        <PopoverSurface aria-label={t('range.customLong')}>
          <OwnMonths report={report} search={search} shown={shown} onDone={() => setOpen(false)} />
        </PopoverSurface>
      </Popover>
      {active !== 'custom' && shown && (
        <span className="range-shown quiet" data-testid="range-shown">
          {formatMonthRange(shown, i18n.language)}
        </span>
      )}
    </fieldset>
  );
}

function OwnMonths({ report, search, shown, onDone }: RangePickerProps & { onDone: () => void }) {
  const { t } = useTranslation();
  const change = useChangeSearch();
  const available = useQuery(filtersQuery(report, search)).data?.available;
  const [chosen, setChosen] = useState<Partial<MonthRange>>({});
  const months = choosable(available ?? undefined, shown);
  const from = chosen.from ?? shown?.from ?? months[0] ?? '';
  const to = chosen.to ?? shown?.to ?? months.at(-1) ?? '';
  const apply = (event: SubmitEvent) => {
    event.preventDefault();
    change(withMonths(search, from, to));
    onDone();
  };
  return (
    <form className="own-months" onSubmit={apply}>
      <MonthSelect
        label={t('range.from')}
        id="range-from"
        value={from}
        months={months}
        onChange={(month) => setChosen({ from: month, to })}
      />
      <MonthSelect
        label={t('range.to')}
        id="range-to"
        value={to}
        months={months}
        onChange={(month) => setChosen({ from, to: month })}
      />
      <Button appearance="primary" type="submit" disabled={months.length === 0} data-testid="range-apply">
        {t('range.apply')}
      </Button>
    </form>
  );
}

/** The months with data and those on screen, newest first. */
function choosable(available: MonthRange | undefined, shown: MonthRange | undefined): string[] {
  const ranges = [available, shown].filter((range) => range !== undefined);
  if (ranges.length === 0) return [];
  const from = ranges.map((range) => range.from).sort()[0] ?? '';
  const to =
    ranges
      .map((range) => range.to)
      .sort()
      .at(-1) ?? '';
  // A year typed into the address must not make a list of thousands.
  const first = [from, addMonths(to, -239)].sort().at(-1) ?? from;
  return monthsOf({ from: first, to }).reverse();
}
