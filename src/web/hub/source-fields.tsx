import { Field, Select } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { programmes } from '#contract/download-choices.ts';
import type { DownloadSource, Template } from '#contract/downloads.ts';
import { formatMonthRange } from '#text/format.ts';
import { type Draft, withCurated, withSource, withTemplate } from './draft.ts';
import { shortTitle } from './words.ts';

interface SourceProps {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly sources: readonly DownloadSource[];
  readonly templates: readonly Template[];
  readonly isAdvanced: boolean;
}

/** Programme, area, report and template, each narrowing the next (DL-11, DL-12, DL-15). */
export function SourceFields({ draft, onChange, sources, templates, isAdvanced }: SourceProps) {
  const { t } = useTranslation();
  const chosen = sources.find(({ dataset }) => dataset === draft.dataset);
  const [programme, setProgramme] = useState(chosen?.programme ?? 'insights');
  const [area, setArea] = useState('');
  const ofProgramme = sources.filter((source) => source.programme === programme);
  const areas = [...new Set(ofProgramme.flatMap((source) => source.area ?? []))].sort();
  const offered = ofProgramme.filter((source) => !isAdvanced || area === '' || source.area === area);
  const choose = (dataset: string) =>
    onChange(
      withSource(
        draft,
        sources.find((source) => source.dataset === dataset),
      ),
    );
  return (
    <div className="people-form">
      <Field label={t('hub.field.programme')}>
        <Select
          value={programme}
          onChange={(_, { value }) => {
            setProgramme(programmes.find((one) => one === value) ?? 'insights');
            setArea('');
            choose('');
          }}
          data-testid="hub-programme"
        >
          {programmes.map((one) => (
            <option key={one} value={one}>
              {t(`hub.programme.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      {isAdvanced && areas.length > 0 && (
        <Field label={t('hub.field.area')}>
          <Select value={area} onChange={(_, { value }) => setArea(value)} data-testid="hub-area">
            <option value="">{t('hub.allAreas')}</option>
            {areas.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </Select>
        </Field>
      )}
      <Field label={t('hub.field.report')} hint={chosen ? <Facts source={chosen} /> : t('hub.chooseReport')}>
        <Select value={draft.dataset ?? ''} onChange={(_, { value }) => choose(value)} data-testid="hub-dataset">
          <option value="">{t('hub.choose')}</option>
          {offered.map((source) => (
            <option key={source.dataset} value={source.dataset}>
              {shortTitle(source)}
              {source.loadedAt === null ? ` (${t('hub.noData')})` : ''}
            </option>
          ))}
        </Select>
      </Field>
      {isAdvanced && chosen && <TemplateField {...{ draft, onChange, templates, source: chosen }} />}
    </div>
  );
}

interface TemplateProps extends Pick<SourceProps, 'draft' | 'onChange' | 'templates'> {
  readonly source: DownloadSource;
}

function TemplateField({ draft, onChange, templates, source }: TemplateProps) {
  const { t } = useTranslation();
  const own = templates.filter(({ dataset }) => dataset === source.dataset);
  const choose = (id: string) => {
    const template = own.find((one) => one.id === id);
    onChange(template === undefined ? withCurated(draft, source, id) : withTemplate(draft, source, template));
  };
  return (
    <Field label={t('hub.field.template')}>
      <Select value={draft.template} onChange={(_, { value }) => choose(value)} data-testid="hub-template">
        {draft.template === 'own' && <option value="own">{t('hub.template.own')}</option>}
        <optgroup label={t('hub.template.curated')}>
          {source.templates.map(({ id, columns }) => (
            <option key={id} value={id}>
              {t(`hub.template.${id}`, { count: columns.length })}
            </option>
          ))}
        </optgroup>
        {own.length > 0 && (
          <optgroup label={t('hub.template.custom')}>
            {own.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </optgroup>
        )}
      </Select>
    </Field>
  );
}

/** What is there of a report, and how it is counted (DL-28). */
function Facts({ source }: { source: DownloadSource }) {
  const { t, i18n } = useTranslation();
  const { aggregation, months, loadedAt } = source;
  const held = months ? t('hub.held', { months: formatMonthRange(months, i18n.language) }) : t('hub.heldWhole');
  return [t(`hub.aggregation.${aggregation}`), loadedAt === null ? t('hub.noData') : held].join(' · ');
}
