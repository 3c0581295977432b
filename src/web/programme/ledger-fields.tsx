import { Checkbox, Field, Select } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { MonthSelect } from '../filters/month-select.tsx';
import type { ReportSearch } from '../filters/search.ts';
import { type LedgerChoice, monthChoices } from './ledger-search.ts';

interface FieldsProps {
  readonly choice: LedgerChoice;
  readonly today: string;
  readonly competencies: readonly string[];
  readonly onChoose: (part: ReportSearch) => void;
}

/** Which lines are on screen. */
export function LedgerFields({ choice, today, competencies, onChoose }: FieldsProps) {
  const { t } = useTranslation();
  const { from, to, competency, all } = choice;
  const months = monthChoices(today, choice);
  const known = competency === undefined || competencies.includes(competency);
  return (
    <div className="people-line no-print">
      <MonthSelect
        id="ledger-from"
        label={t('programme.ledger.from')}
        value={from}
        months={months}
        onChange={(month) => onChoose({ from: month, to: month > to ? month : to })}
      />
      <MonthSelect
        id="ledger-to"
        label={t('programme.ledger.to')}
        value={to}
        months={months}
        onChange={(month) => onChoose({ from: month < from ? month : from, to: month })}
      />
      <Field label={t('programme.ledger.competency')}>
        <Select
          value={competency ?? ''}
          onChange={(_, { value }) => onChoose({ competency: value === '' ? undefined : value })}
          data-testid="ledger-competency"
        >
          <option value="">{t('programme.allCompetencies')}</option>
          {(known ? competencies : [...competencies, competency]).map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </Select>
      </Field>
      <Checkbox
        checked={all}
        onChange={(_, { checked }) => onChoose({ all: checked === true ? 'yes' : undefined })}
        label={t('programme.ledger.all')}
        data-testid="ledger-all"
      />
    </div>
  );
}
