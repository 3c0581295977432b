import { Field, Input, Select } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { type RuleText, ruleKinds } from './rule-text.ts';

interface RuleProps {
  readonly rule: RuleText;
  readonly onChange: (rule: RuleText) => void;
}

/** When the figure is worth a word. */
export function RuleFields({ rule, onChange }: RuleProps) {
  const { t } = useTranslation();
  const isChange = rule.kind === 'up' || rule.kind === 'down' || rule.kind === 'either';
  const label = isChange ? 'by' : rule.kind === 'stale' ? 'days' : 'threshold';
  return (
    <div className="people-line">
      <Field label={t('sending.field.rule')} className="hub-wide">
        <Select
          value={rule.kind}
          onChange={(_, { value }) => onChange({ ...rule, kind: ruleKinds.find((one) => one === value) ?? 'above' })}
          data-testid="alert-rule"
        >
          {ruleKinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`sending.rule.${kind}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t(`sending.field.${label}`)}>
        <Input
          value={rule.number}
          inputMode="decimal"
          onChange={(_, { value }) => onChange({ ...rule, number: value })}
          data-testid="alert-number"
        />
      </Field>
      {isChange && (
        <Field label={t('sending.field.unit')}>
          <Select
            value={rule.unit}
            onChange={(_, { value }) => onChange({ ...rule, unit: value === 'points' ? 'points' : 'percent' })}
            data-testid="alert-unit"
          >
            <option value="percent">%</option>
            <option value="points">{t('sending.unit.points')}</option>
          </Select>
        </Field>
      )}
    </div>
  );
}
