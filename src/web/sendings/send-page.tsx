import { Field, Select } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PageSendingFormat, pageSendingFormats } from '#contract/sending-choices.ts';
import type { Sending } from '#contract/sendings.ts';
import { TextField } from '../people/form.tsx';
import { usePerson } from '../people/use-session.ts';
import { Window } from '../shell/window.tsx';
import { Made, useKeeping } from './made.tsx';
import { newPlan, PlanFields, planOf } from './plan-fields.tsx';
import { keepPage, sendingsQuery } from './sendings-api.ts';
import { TellingFields, tellingOf, toTelling } from './telling-fields.tsx';

interface SendProps {
  readonly report: string;
  readonly tenant: string;
  /** Query of the page's address, without its tenant. */
  readonly search: string;
  /** Sections that a file of rows can be of. */
  readonly sections: readonly Part[];
  /** The schedule that is changed; absent for a new one. */
  readonly before?: Sending;
  readonly onClose: () => void;
}

interface Part {
  readonly id: string;
  readonly title: string;
}

/** Has a page made again and again, and sent to people and programs. */
export function SendPage({ report, tenant, search, sections, before, onClose }: SendProps) {
  const { t, i18n } = useTranslation();
  const offered = useQuery(sendingsQuery(tenant)).data?.mailOffered ?? false;
  const [draft, setDraft] = useState(useFirst(report, sections, before));
  const { made, keeping } = useKeeping(before, onClose);
  if (made) return <Made made={made} isChange={before !== undefined} onClose={onClose} />;
  const { name, format, schedule, telling } = draft;
  // Parts may come after the window.
  const section = draft.section || (sections[0]?.id ?? '');
  const set = (next: Partial<typeof draft>) => setDraft({ ...draft, ...next });
  const order = {
    ...{ name, report, search, schedule, format },
    language: before?.language ?? i18n.language,
    section: format === 'csv' ? section : null,
    ...toTelling(offered ? telling : { ...telling, to: '' }, before),
  };
  const words = before ? 'sending.page.change' : 'sending.page';
  const run = () => keeping.mutate(() => keepPage(tenant, order, before));
  const isReady = name.trim() !== '' && !keeping.isPending;
  return (
    <Window
      title={t(`${words}.title`)}
      testId="send-page"
      error={keeping.error}
      action={{ label: t(`${words}.save`), testId: 'sending-save', isReady, run }}
      onClose={onClose}
    >
      <p className="quiet">{t(`${words}.about`)}</p>
      <TextField
        label={t('sending.field.name')}
        value={name}
        onValue={(written) => set({ name: written })}
        maxLength={150}
        testId="sending-name"
      />
      <FileFields {...{ format, section, sections }} onChange={set} />
      <PlanFields label={t('hub.field.often')} schedule={schedule} onChange={(chosen) => set({ schedule: chosen })} />
      <TellingFields telling={telling} onChange={(written) => set({ telling: written })} mailOffered={offered} />
    </Window>
  );
}

/** What the window opens with: the schedule that is changed, or what most people want. */
function useFirst(report: string, sections: readonly Part[], before: Sending | undefined) {
  const { t } = useTranslation();
  const me = usePerson();
  const first = sections[0]?.id ?? '';
  if (before) {
    const { name, format, section } = before;
    const telling = tellingOf(before);
    return { name, format: format ?? 'pdf', section: section ?? first, schedule: planOf(before), telling };
  }
  const format: PageSendingFormat = 'pdf';
  return {
    ...{ format, section: first },
    name: t(`report.${report}.title`, { defaultValue: report }),
    schedule: newPlan('weekly'),
    telling: { to: me?.email ?? '', text: '', url: '' },
  };
}

interface FileProps {
  readonly format: PageSendingFormat;
  readonly section: string;
  readonly sections: readonly Part[];
  readonly onChange: (next: { readonly format: PageSendingFormat; readonly section: string }) => void;
}

/** Which kind of file, and of which part where it holds one. */
function FileFields({ format, section, sections, onChange }: FileProps) {
  const { t } = useTranslation();
  const choose = (value: string) =>
    onChange({ format: pageSendingFormats.find((one) => one === value) ?? 'pdf', section });
  return (
    <>
      <Field label={t('sending.field.format')}>
        <Select value={format} onChange={(_, { value }) => choose(value)} data-testid="sending-format">
          {pageSendingFormats.map((one) => (
            <option key={one} value={one}>
              {t(`sending.format.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      {format === 'csv' && (
        <Field label={t('sending.field.section')}>
          <Select
            value={section}
            onChange={(_, { value }) => onChange({ format, section: value })}
            data-testid="sending-section"
          >
            {sections.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </>
  );
}
