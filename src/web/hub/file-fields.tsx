import { Checkbox, Field, Radio, RadioGroup } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { downloadFormats } from '#contract/download-choices.ts';
import { TextField } from '../people/form.tsx';
import type { Draft } from './draft.ts';

interface FileProps {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly usualName: string;
}

/** Name and type of the file (DL-11, DL-13, DL-26). */
export function FileFields({ draft, onChange, usualName }: FileProps) {
  const { t } = useTranslation();
  const { name = usualName, format, byteOrderMark } = draft;
  const isText = format === 'csv' || format === 'tsv';
  return (
    <div className="people-form">
      <TextField
        label={t('hub.field.name')}
        value={name}
        onValue={(value) => onChange({ ...draft, name: value })}
        maxLength={200}
        error={name.trim() === '' ? t('hub.nameMissing') : undefined}
        testId="hub-name"
      />
      <Field label={t('hub.field.format')}>
        <RadioGroup
          layout="horizontal"
          className="hub-formats"
          value={format}
          onChange={(_, { value }) =>
            onChange({ ...draft, format: downloadFormats.find((one) => one === value) ?? 'csv' })
          }
        >
          {downloadFormats.map((one) => (
            <Radio key={one} value={one} label={t(`hub.format.${one}`)} data-testid={`hub-format-${one}`} />
          ))}
        </RadioGroup>
      </Field>
      {isText && (
        <Checkbox
          label={t('hub.byteOrderMark')}
          checked={byteOrderMark}
          onChange={(_, { checked }) => onChange({ ...draft, byteOrderMark: checked === true })}
          data-testid="hub-mark"
        />
      )}
    </div>
  );
}
