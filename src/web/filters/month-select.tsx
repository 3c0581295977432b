import { Field, Select } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { formatMonthLong } from '#text/format.ts';

interface MonthSelectProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly months: readonly string[];
  readonly onChange: (month: string) => void;
}

/** One month out of a list; a plain select, which phones and keyboards handle best. */
export function MonthSelect({ id, label, value, months, onChange }: MonthSelectProps) {
  const { i18n } = useTranslation();
  return (
    <Field label={label}>
      <Select value={value} onChange={(_, data) => onChange(data.value)} data-testid={id}>
        {months.map((month) => (
          <option key={month} value={month}>
            {formatMonthLong(month, i18n.language)}
          </option>
        ))}
      </Select>
    </Field>
  );
}
