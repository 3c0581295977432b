import { Field, Select } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { DownloadSchedule } from '#contract/downloads.ts';
import { RecurrenceFields } from '../hub/recurrence-fields.tsx';
import { begun, Clock, kinds } from '../hub/schedule-fields.tsx';
import '../hub/hub.css';

interface PlanProps {
  readonly label: string;
  readonly schedule: DownloadSchedule;
  readonly onChange: (schedule: DownloadSchedule) => void;
}

/** Each Monday morning, where the reader is. */
export function newPlan(kind: 'daily' | 'weekly'): DownloadSchedule {
  const { recurrence } = begun(kind, null, today());
  return { recurrence: { ...recurrence, time: '08:00' } };
}

/** How often, and at what time of which place. */
export function PlanFields({ label, schedule, onChange }: PlanProps) {
  const { t } = useTranslation();
  const choose = (wanted: string) => {
    const kind = kinds.find((one) => one === wanted);
    if (kind !== undefined) onChange(begun(kind, schedule, today()));
  };
  return (
    <>
      <Field label={label}>
        <Select value={schedule.recurrence.kind} onChange={(_, { value }) => choose(value)} data-testid="sending-often">
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`hub.often.${kind}`)}
            </option>
          ))}
        </Select>
      </Field>
      <RecurrenceFields
        recurrence={schedule.recurrence}
        onChange={(recurrence) => onChange({ ...schedule, recurrence })}
      />
      <Clock schedule={schedule} onChange={onChange} />
    </>
  );
}

function today(): string {
  return new Intl.DateTimeFormat('sv-SE').format(new Date());
}
