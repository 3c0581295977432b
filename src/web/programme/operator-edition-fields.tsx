import { Field, Select } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../people/form.tsx';
import { TextArea } from './member-text-area.tsx';
import { EditionGrid, type FieldsProps } from './operator-edition-grid.tsx';
import { placeOf } from './operator-edition-place.ts';

/** All of an edition in parts. */
export function EditionFields(props: FieldsProps) {
  const { isNew, form } = props;
  return (
    <>
      <Group id="general">
        <div className="operator-fields">
          {isNew && <Value {...props} name="id" />}
          <Value {...props} name="name" />
          <Value {...props} name="period.from" type="date" />
          <Value {...props} name="period.to" type="date" />
          <Value {...props} name="refreshDay" />
          <Value {...props} name="renewal.opensAfterDays" />
          <Value {...props} name="renewal.closesAfterDays" />
          <Choice {...props} name="anniversaryFrom" options={['previous', 'payment']} />
          <Choice {...props} name="silverKpiAtEnrolment" options={['true', 'false']} />
          <Choice {...props} name="directory.weeks" options={['days', 'iso']} />
          <Value {...props} name="discountPercent" />
        </div>
      </Group>
      <GridGroup {...props} table="requirementSets" />
      <GridGroup {...props} table="learningOptions" />
      <GridGroup {...props} table="skills" />
      <Group id="trainers">
        <Lines {...props} name="trainerCertifications" />
      </Group>
      <GridGroup {...props} table="prices" />
      <GridGroup {...props} table="bankAccounts" />
      <GridGroup {...props} table="extensions" />
      <Group id="texts">
        <div className="operator-fields">
          <Value {...props} name="texts.guidelines.version" />
          <Value {...props} name="texts.guidelines.link" />
          <Value {...props} name="texts.terms.version" />
        </div>
        <Lines {...props} name="texts.terms.text" />
        <EditionGrid {...props} table="texts.links" />
      </Group>
      <Group id="points">
        <Choice {...props} name="points" options={['false', 'true']} />
        {form.values['points'] === 'true' && <Points {...props} />}
      </Group>
    </>
  );
}

function Points(props: FieldsProps) {
  return (
    <>
      <div className="operator-fields">
        {(['coursewarePoints', 'examUnits', 'surveyScore', 'surveys'] as const).map((id) => (
          <Value key={id} {...props} name={`points.${id}`} />
        ))}
      </div>
      <EditionGrid {...props} table="points.weights" />
      <EditionGrid {...props} table="points.kinds" />
    </>
  );
}

function Group({ id, children }: { id: string; children: ReactNode }) {
  const { t } = useTranslation();
  const about = t(`membership.part.${id}.about`, { defaultValue: '' });
  return (
    <section className="operator-group" aria-labelledby={`part-${id}`}>
      <h3 id={`part-${id}`} className="level-title">
        {t(`membership.part.${id}.title`)}
      </h3>
      {about !== '' && <p className="quiet">{about}</p>}
      {children}
    </section>
  );
}

function GridGroup(props: Parameters<typeof EditionGrid>[0]) {
  return (
    <Group id={props.table}>
      <EditionGrid {...props} />
    </Group>
  );
}

interface ValueProps extends FieldsProps {
  readonly name: string;
}

function useValue({ form, onForm, problems, name }: ValueProps) {
  const { t } = useTranslation();
  const found = problems.find(({ where }) => {
    const place = placeOf(where, form);
    return place.table === undefined && place.field === name;
  });
  const hint = t(`membership.editionHint.${name.replaceAll('.', '-')}`, { defaultValue: '' });
  return {
    label: t(`membership.editionField.${name.replaceAll('.', '-')}`),
    value: form.values[name] ?? '',
    error: found?.reason,
    hint: hint === '' ? undefined : hint,
    testId: `edition-${name}`,
    onValue: (value: string) => onForm({ ...form, values: { ...form.values, [name]: value } }),
  };
}

function Value({ type = 'text', ...props }: ValueProps & { readonly type?: 'text' | 'date' }) {
  return <TextField {...useValue(props)} type={type} autoComplete="off" />;
}

function Lines(props: ValueProps) {
  return <TextArea {...useValue(props)} maxLength={20_000} rows={5} />;
}

function Choice({ options, ...props }: ValueProps & { readonly options: readonly string[] }) {
  const { t } = useTranslation();
  const { label, value, error, hint, testId, onValue } = useValue(props);
  const key = props.name.replaceAll('.', '-');
  return (
    <Field label={label} {...(hint && { hint })} {...(error && { validationMessage: error })}>
      <Select value={value} onChange={(_, data) => onValue(data.value)} data-testid={testId}>
        {options.map((option) => (
          <option key={option} value={option}>
            {t(`membership.editionChoice.${key}.${option}`)}
          </option>
        ))}
      </Select>
    </Field>
  );
}
