import { Field, Input, Select } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { rangePresets } from '#contract/download-choices.ts';
import type { DownloadLimits, DownloadSource, TimeRange } from '#contract/downloads.ts';
import { splitDownload } from '#domain/schedule/download-range.ts';
import { type Draft, isAllowed, lastDay } from './draft.ts';
import { rangeText } from './words.ts';

interface RangeProps {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly source: DownloadSource;
  readonly limits: DownloadLimits;
}

const keyOf = (range: TimeRange) => (range.kind === 'last' ? `${range.count}-${range.unit}` : range.kind);

/** The time that the file spans: one of those that are offered, or days of one's own (DL-10, DL-21, DL-24). */
export function RangeField({ draft, onChange, source, limits }: RangeProps) {
  const { t, i18n } = useTranslation();
  const { range, schedule } = draft;
  if (!source.timed || range === null) return <p className="quiet">{t('hub.timeless')}</p>;
  const offered = rangePresets.filter((preset) => isAllowed(preset, schedule));
  const isOther = range.kind !== 'days' && !offered.some((preset) => keyOf(preset) === keyOf(range));
  const choose = (key: string) => {
    const preset = rangePresets.find((one) => keyOf(one) === key);
    onChange({ ...draft, range: preset ?? ownDays(source, limits) });
  };
  return (
    <div className="people-form">
      <Field label={t('hub.field.range')} {...(schedule && { hint: t('hub.rangeOfSchedule') })}>
        <Select value={keyOf(range)} onChange={(_, { value }) => choose(value)} data-testid="hub-range-select">
          {isOther && <option value={keyOf(range)}>{rangeText(range, t, i18n.language)}</option>}
          {offered.map((preset) => (
            <option key={keyOf(preset)} value={keyOf(preset)}>
              {rangeText(preset, t, i18n.language)}
            </option>
          ))}
          {schedule === null && <option value="days">{t('hub.range.own')}</option>}
        </Select>
      </Field>
      {range.kind === 'days' && <OwnDays {...{ draft, onChange, range, limits }} />}
    </div>
  );
}

/** The newest months that are there, to begin with. */
function ownDays({ months }: DownloadSource, { earliest, today }: DownloadLimits): TimeRange {
  const to = months && `${months.to}-01` <= today ? lastDay(months.to) : today;
  const from = `${to.slice(0, 7)}-01`;
  return { kind: 'days', from: from < earliest ? earliest : from, to };
}

interface OwnDaysProps extends Pick<RangeProps, 'draft' | 'onChange' | 'limits'> {
  readonly range: Extract<TimeRange, { kind: 'days' }>;
}

function OwnDays({ draft, onChange, range, limits }: OwnDaysProps) {
  const { t } = useTranslation();
  const isOrdered = range.from !== '' && range.from <= range.to;
  const files = isOrdered ? splitDownload(range).length : 1;
  return (
    <>
      <div className="people-line">
        <Field label={t('hub.field.from')}>
          <Input
            type="date"
            value={range.from}
            min={limits.earliest}
            max={range.to}
            onChange={(_, { value }) => value !== '' && onChange({ ...draft, range: { ...range, from: value } })}
            data-testid="hub-from"
          />
        </Field>
        <Field
          label={t('hub.field.to')}
          {...(!isOrdered && { validationMessage: t('hub.reversed'), validationState: 'error' as const })}
        >
          <Input
            type="date"
            value={range.to}
            onChange={(_, { value }) => value !== '' && onChange({ ...draft, range: { ...range, to: value } })}
            data-testid="hub-to"
          />
        </Field>
      </div>
      <p className="quiet hub-small" data-testid="hub-files">
        {files > 1 ? t('hub.severalFiles', { count: files }) : t('hub.longest')}
      </p>
    </>
  );
}
