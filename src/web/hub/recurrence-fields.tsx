import { Button, Field, Input, Select, ToggleButton } from '@fluentui/react-components';
import { Dismiss12Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { DownloadSchedule } from '#contract/downloads.ts';
import { formatDay } from '#text/format.ts';
import { monthName, weekdayName } from './words.ts';

type Recurrence = DownloadSchedule['recurrence'];
type Of<K extends Recurrence['kind']> = Extract<Recurrence, { kind: K }>;

interface RecurrenceProps<R extends Recurrence = Recurrence> {
  readonly recurrence: R;
  readonly onChange: (recurrence: Recurrence) => void;
}

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
const days = Array.from({ length: 31 }, (_, index) => index + 1);
const months = days.slice(0, 12);

/** On which days: of the week, of the month, of the year, or any that are named (DL-23). */
export function RecurrenceFields({ recurrence, onChange }: RecurrenceProps) {
  switch (recurrence.kind) {
    case 'daily':
      return <Every recurrence={recurrence} onChange={onChange} />;
    case 'weekly':
      return (
        <>
          <Every recurrence={recurrence} onChange={onChange} />
          <Weekdays recurrence={recurrence} onChange={onChange} />
        </>
      );
    case 'monthly':
      return (
        <>
          <Every recurrence={recurrence} onChange={onChange} />
          <MonthDays recurrence={recurrence} onChange={onChange} />
        </>
      );
    case 'yearly':
      return <YearDay recurrence={recurrence} onChange={onChange} />;
    case 'dates':
      return <Dates recurrence={recurrence} onChange={onChange} />;
  }
}

function Every({ recurrence, onChange }: RecurrenceProps<Of<'daily' | 'weekly' | 'monthly'>>) {
  const { t } = useTranslation();
  return (
    <Field label={t(`hub.every.${recurrence.kind}`)}>
      <Input
        type="number"
        min={1}
        value={String(recurrence.every)}
        onChange={(_, { value }) => onChange({ ...recurrence, every: Math.max(1, Math.trunc(Number(value)) || 1) })}
        data-testid="hub-every"
      />
    </Field>
  );
}

function Weekdays({ recurrence, onChange }: RecurrenceProps<Of<'weekly'>>) {
  const { t, i18n } = useTranslation();
  const toggle = (day: (typeof weekdays)[number]) => {
    const isOn = recurrence.weekdays.includes(day);
    const next = weekdays.filter((one) => (one === day ? !isOn : recurrence.weekdays.includes(one)));
    if (next.length > 0) onChange({ ...recurrence, weekdays: next });
  };
  return (
    <fieldset className="hub-days">
      <legend>{t('hub.field.weekdays')}</legend>
      {weekdays.map((day) => (
        <ToggleButton
          key={day}
          size="small"
          checked={recurrence.weekdays.includes(day)}
          appearance={recurrence.weekdays.includes(day) ? 'primary' : 'outline'}
          onClick={() => toggle(day)}
          title={weekdayName(day, i18n.language, 'long')}
          data-testid={`hub-weekday-${day}`}
        >
          {weekdayName(day, i18n.language)}
        </ToggleButton>
      ))}
    </fieldset>
  );
}

function MonthDays({ recurrence, onChange }: RecurrenceProps<Of<'monthly'>>) {
  const { t } = useTranslation();
  const toggle = (day: number) => {
    const isOn = recurrence.days.includes(day);
    const next = days.filter((one) => (one === day ? !isOn : recurrence.days.includes(one)));
    if (next.length > 0) onChange({ ...recurrence, days: next });
  };
  return (
    <fieldset className="hub-days hub-month-days">
      <legend>{t('hub.field.days')}</legend>
      {days.map((day) => (
        <ToggleButton
          key={day}
          size="small"
          checked={recurrence.days.includes(day)}
          appearance={recurrence.days.includes(day) ? 'primary' : 'outline'}
          onClick={() => toggle(day)}
          data-testid={`hub-day-${day}`}
        >
          {day}
        </ToggleButton>
      ))}
    </fieldset>
  );
}

function YearDay({ recurrence, onChange }: RecurrenceProps<Of<'yearly'>>) {
  const { t, i18n } = useTranslation();
  const { month, day } = recurrence;
  // The days of the month in a leap year.
  const longest = new Date(Date.UTC(2024, month, 0)).getUTCDate();
  return (
    <div className="people-line">
      <Field label={t('hub.field.day')}>
        <Select value={String(day)} onChange={(_, { value }) => onChange({ ...recurrence, day: Number(value) })}>
          {days.slice(0, longest).map((one) => (
            <option key={one}>{one}</option>
          ))}
        </Select>
      </Field>
      <Field label={t('hub.field.month')} className="hub-wide">
        <Select
          value={String(month)}
          onChange={(_, { value }) => onChange({ ...recurrence, month: Number(value), day: 1 })}
        >
          {months.map((one) => (
            <option key={one} value={one}>
              {monthName(one, i18n.language)}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  );
}

function Dates({ recurrence, onChange }: RecurrenceProps<Of<'dates'>>) {
  const { t, i18n } = useTranslation();
  const { dates } = recurrence;
  const add = (day: string) => {
    if (day !== '') onChange({ ...recurrence, dates: [...new Set([...dates, day])].sort() });
  };
  return (
    <>
      <Field label={t('hub.field.addDate')}>
        <Input type="date" value="" onChange={(_, { value }) => add(value)} data-testid="hub-add-date" />
      </Field>
      <ul className="plain-list hub-dates" aria-label={t('hub.field.dates')}>
        {dates.map((day) => (
          <li key={day} className="hub-line">
            {formatDay(day, i18n.language)}
            <Button
              size="small"
              appearance="subtle"
              icon={<Dismiss12Regular />}
              aria-label={t('hub.removeDate', { day: formatDay(day, i18n.language) })}
              disabled={dates.length === 1}
              onClick={() => onChange({ ...recurrence, dates: dates.filter((one) => one !== day) })}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
