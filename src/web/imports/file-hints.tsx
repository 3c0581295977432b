import { Field, Input, Select } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { datasetsQuery } from '../api.ts';
import type { FileHints } from './uploads.ts';

interface FileHintFieldsProps {
  readonly tenant: string | undefined;
  readonly hints: FileHints;
  readonly onHints: (hints: FileHints) => void;
}

/** For the rare file whose header is not enough: its dataset, and the customer it is of (OWN-2). */
export function FileHintFields({ tenant, hints, onHints }: FileHintFieldsProps) {
  const { t } = useTranslation();
  const { data } = useQuery({ ...datasetsQuery(tenant), enabled: tenant !== undefined });
  const names = (data?.datasets ?? []).map(({ name }) => name).sort();
  return (
    <details className="file-hints">
      <summary>{t('import.hints.options')}</summary>
      <Field label={t('import.hints.dataset')}>
        <Select
          value={hints.dataset}
          onChange={(_, { value }) => onHints({ ...hints, dataset: value })}
          data-testid="import-dataset"
        >
          <option value="">{t('import.hints.datasetAuto')}</option>
          {names.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </Select>
      </Field>
      <Field label={t('import.hints.customer')} hint={t('import.hints.customerHint')}>
        <Input
          value={hints.customer}
          onChange={(_, { value }) => onHints({ ...hints, customer: value.trim() })}
          data-testid="import-customer"
        />
      </Field>
    </details>
  );
}
