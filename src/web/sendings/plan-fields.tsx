import type { DownloadSchedule } from '#contract/downloads.ts';
import type { Sending } from '#contract/sendings.ts';
import { RecurrenceFields } from '../hub/recurrence-fields.tsx';
import { begun, Clock, OftenField } from '../hub/schedule-fields.tsx';
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

/** The plan of one that is there; one that has ended begins anew. */
export function planOf({ status, schedule }: Pick<Sending, 'status' | 'schedule'>): DownloadSchedule {
  return status === 'Inactive' ? { recurrence: schedule.recurrence } : schedule;
}

/** How often, and at what time of which place. */
export function PlanFields({ label, schedule, onChange }: PlanProps) {
  return (
    <>
      <OftenField label={label} testId="sending-often" schedule={schedule} today={today()} onChange={onChange} />
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
