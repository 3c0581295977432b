import { Field, Input, Select } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { DownloadLimits, DownloadSchedule } from '#contract/downloads.ts';
import { frequencyOf } from '#domain/schedule/frequency.ts';
import { type Draft, withSchedule } from './draft.ts';
import { RecurrenceFields } from './recurrence-fields.tsx';

interface ScheduleProps {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly limits: DownloadLimits;
  /** It is a schedule that is changed, and stays one. */
  readonly mustStay: boolean;
}

const kinds = ['daily', 'weekly', 'monthly', 'yearly', 'dates'] as const;

/** How often the file comes, at what time of which place, and until when (DL-21 … DL-23). */
export function ScheduleFields({ draft, onChange, limits, mustStay }: ScheduleProps) {
  const { t } = useTranslation();
  const { schedule } = draft;
  const set = (next: DownloadSchedule | null) => onChange(withSchedule(draft, next));
  return (
    <div className="people-form">
      <OftenField
        label={t('hub.field.often')}
        testId="hub-often"
        schedule={schedule}
        today={limits.today}
        onChange={set}
        onNone={mustStay ? undefined : () => set(null)}
      />
      {schedule && (
        <>
          <RecurrenceFields
            recurrence={schedule.recurrence}
            onChange={(recurrence) => set({ ...schedule, recurrence })}
          />
          <Clock schedule={schedule} onChange={set} />
          {schedule.recurrence.kind !== 'dates' && <End schedule={schedule} onChange={set} limits={limits} />}
        </>
      )}
    </div>
  );
}

interface OftenProps {
  readonly label: string;
  readonly testId: string;
  readonly schedule: DownloadSchedule | null;
  readonly today: string;
  readonly onChange: (schedule: DownloadSchedule) => void;
  /** Chosen to come once; absent: it comes again and again. */
  readonly onNone?: (() => void) | undefined;
}

/** Daily, weekly and so on; another kind keeps the clock. */
export function OftenField({ label, testId, schedule, today, onChange, onNone }: OftenProps) {
  const { t } = useTranslation();
  const choose = (wanted: string) => {
    const kind = kinds.find((one) => one === wanted);
    if (kind === undefined) onNone?.();
    else onChange(begun(kind, schedule, today));
  };
  return (
    <Field label={label}>
      <Select value={schedule?.recurrence.kind ?? ''} onChange={(_, { value }) => choose(value)} data-testid={testId}>
        {onNone && <option value="">{t('hub.often.once')}</option>}
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`hub.often.${kind}`)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

interface PartProps {
  readonly schedule: DownloadSchedule;
  readonly onChange: (schedule: DownloadSchedule) => void;
}

export function Clock({ schedule, onChange }: PartProps) {
  const { t } = useTranslation();
  const { recurrence } = schedule;
  const zones = [...new Set([recurrence.zone, 'UTC', ...Intl.supportedValuesOf('timeZone')])];
  return (
    <div className="people-line">
      <Field label={t('hub.field.time')}>
        <Input
          type="time"
          value={recurrence.time}
          onChange={(_, { value }) =>
            value !== '' && onChange({ ...schedule, recurrence: { ...recurrence, time: value } })
          }
          data-testid="hub-time"
        />
      </Field>
      <Field label={t('hub.field.zone')} className="hub-wide">
        <Select
          value={recurrence.zone}
          onChange={(_, { value }) => onChange({ ...schedule, recurrence: { ...recurrence, zone: value } })}
          data-testid="hub-zone"
        >
          {zones.map((zone) => (
            <option key={zone}>{zone}</option>
          ))}
        </Select>
      </Field>
    </div>
  );
}

function End({ schedule, onChange, limits }: PartProps & { limits: DownloadLimits }) {
  const { t } = useTranslation();
  const { end: _end, count: _count, ...rest } = schedule;
  const most = limits.executions[frequencyOf(schedule.recurrence)];
  const number = (text: string) =>
    text === '' ? undefined : Math.min(most, Math.max(1, Math.trunc(Number(text)) || 1));
  const write = (end: string | undefined, count: number | undefined) =>
    onChange({ ...rest, ...(end && { end }), ...(count !== undefined && { count }) });
  return (
    <div className="people-line">
      <Field label={t('hub.field.end')} hint={t('hub.optional')}>
        <Input
          type="date"
          value={schedule.end ?? ''}
          min={limits.today}
          onChange={(_, { value }) => write(value, schedule.count)}
          data-testid="hub-end"
        />
      </Field>
      <Field label={t('hub.field.count')} hint={t('hub.mostTimes', { count: most })}>
        <Input
          type="number"
          min={1}
          max={most}
          value={schedule.count === undefined ? '' : String(schedule.count)}
          onChange={(_, { value }) => write(schedule.end, number(value))}
          data-testid="hub-count"
        />
      </Field>
    </div>
  );
}

/** A schedule of that kind with the clock of the one before, or of the reader's own place. */
export function begun(kind: (typeof kinds)[number], before: DownloadSchedule | null, today: string): DownloadSchedule {
  const { time = '06:00', zone = Intl.DateTimeFormat().resolvedOptions().timeZone } = before?.recurrence ?? {};
  const clock = { time, zone };
  switch (kind) {
    case 'daily':
      return { recurrence: { kind, every: 1, ...clock } };
    case 'weekly':
      return { recurrence: { kind, every: 1, weekdays: [1], ...clock } };
    case 'monthly':
      return { recurrence: { kind, every: 1, days: [1], ...clock } };
    case 'yearly':
      return { recurrence: { kind, every: 1, month: 1, day: 1, ...clock } };
    case 'dates':
      return { recurrence: { kind, dates: [today], ...clock } };
  }
}
