import { Field, Select } from '@fluentui/react-components';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PageSendingFormat, pageSendingFormats } from '#contract/sending-choices.ts';
import type { ReportSearch } from '../filters/search.ts';
import { TextField } from '../people/form.tsx';
import { usePerson } from '../people/use-session.ts';
import { Window } from '../people/window.tsx';
import { keptSearch } from '../records/view-address.ts';
import { Made, useMade } from './made.tsx';
import { newPlan, PlanFields } from './plan-fields.tsx';
import { addPage, sendingsQuery } from './sendings-api.ts';
import { TellingFields, toTelling } from './telling-fields.tsx';

interface SendProps {
  readonly report: string;
  readonly tenant: string;
  readonly search: ReportSearch;
  /** Sections that a file of rows can be of. */
  readonly sections: readonly { readonly id: string; readonly title: string }[];
  readonly onClose: () => void;
}

/** Has the page on screen made again and again, and sent to people and programs. */
export function SendPage({ report, tenant, search, sections, onClose }: SendProps) {
  const { t, i18n } = useTranslation();
  const me = usePerson();
  const offered = useQuery(sendingsQuery(tenant)).data?.mailOffered ?? false;
  const [name, setName] = useState(t(`report.${report}.title`, { defaultValue: report }));
  const [format, setFormat] = useState<PageSendingFormat>('pdf');
  const [section, setSection] = useState(sections[0]?.id ?? '');
  const [schedule, setSchedule] = useState(() => newPlan('weekly'));
  const [telling, setTelling] = useState({ to: me?.email ?? '', text: '', url: '' });
  const [made, keep] = useMade();
  const save = useMutation({
    mutationFn: () =>
      addPage(tenant, {
        name,
        report,
        search: keptSearch(search),
        language: i18n.language,
        schedule,
        format,
        section: format === 'csv' ? section : null,
        ...toTelling(offered ? telling : { ...telling, to: '' }),
      }),
    onSuccess: keep,
  });
  if (made) return <Made made={made} onClose={onClose} />;
  const isReady = name.trim() !== '' && !save.isPending;
  return (
    <Window
      title={t('sending.page.title')}
      testId="send-page"
      error={save.error}
      action={{ label: t('sending.page.save'), testId: 'sending-save', isReady, run: () => save.mutate() }}
      onClose={onClose}
    >
      <p className="quiet">{t('sending.page.about')}</p>
      <TextField label={t('sending.field.name')} value={name} onValue={setName} maxLength={150} testId="sending-name" />
      <Field label={t('sending.field.format')}>
        <Select
          value={format}
          onChange={(_, { value }) => setFormat(pageSendingFormats.find((one) => one === value) ?? 'pdf')}
          data-testid="sending-format"
        >
          {pageSendingFormats.map((one) => (
            <option key={one} value={one}>
              {t(`sending.format.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      {format === 'csv' && (
        <Field label={t('sending.field.section')}>
          <Select value={section} onChange={(_, { value }) => setSection(value)} data-testid="sending-section">
            {sections.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <PlanFields label={t('hub.field.often')} schedule={schedule} onChange={setSchedule} />
      <TellingFields telling={telling} onChange={setTelling} mailOffered={offered} />
    </Window>
  );
}
