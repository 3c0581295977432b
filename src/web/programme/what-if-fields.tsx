import { Button, Checkbox, Field, Input, Select, Slider } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { isDay } from '#base/day.ts';
import { most, type WhatIf } from './what-if.ts';

interface FieldsProps {
  readonly what: WhatIf;
  readonly change: (part: Partial<WhatIf>) => void;
  readonly competencies: readonly string[];
  /** The day on which the result is looked at. */
  readonly looksFrom: string;
}

/** What is wished besides what there is. */
export function WhatIfFields({ what, change, competencies, looksFrom }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <div className="what-if">
      <CompetencyField what={what} change={change} competencies={competencies} />
      <Amount name="units" value={what.units} slide={200} top={most.units} onValue={(units) => change({ units })} />
      <Amount
        name="kpiPerUnit"
        value={what.kpiPerUnit}
        slide={5}
        step={0.5}
        top={most.kpiPerUnit}
        onValue={(kpiPerUnit) => change({ kpiPerUnit })}
      />
      <Amount
        name="revenueUsd"
        value={what.revenueUsd}
        slide={50_000}
        step={500}
        top={most.revenueUsd}
        onValue={(revenueUsd) => change({ revenueUsd })}
      />
      <DayField name="date" value={what.date} onValue={(date) => change({ date })} />
      <Amount
        name="trainers"
        value={what.trainers}
        slide={10}
        top={most.trainers}
        onValue={(trainers) => change({ trainers })}
      />
      <Amount
        name="exams"
        value={what.exams}
        slide={20}
        top={most.exams}
        disabled={what.competency === null}
        onValue={(exams) => change({ exams })}
      />
      <Checkbox
        checked={what.commitment && what.competency !== null}
        disabled={what.competency === null}
        onChange={(_, { checked }) => change({ commitment: checked === true })}
        label={t('programme.simulator.field.commitment')}
        data-testid="what-if-commitment"
      />
      {what.competency === null && <p className="quiet">{t('programme.simulator.needsCompetency')}</p>}
      <DayField name="on" value={looksFrom} onValue={(on) => change({ on })} />
      {what.on !== undefined && (
        <Button size="small" onClick={() => change({ on: undefined })}>
          {t('programme.simulator.whenItShows')}
        </Button>
      )}
    </div>
  );
}

function CompetencyField({ what, change, competencies }: Omit<FieldsProps, 'looksFrom'>) {
  const { t } = useTranslation();
  const known = what.competency === null || competencies.includes(what.competency);
  return (
    <Field label={t('programme.competency')}>
      <Select
        value={what.competency ?? ''}
        onChange={(_, { value }) => change({ competency: value === '' ? null : value })}
        data-testid="what-if-competency"
      >
        <option value="">{t('programme.simulator.everyCompetency')}</option>
        {(known ? competencies : [...competencies, what.competency ?? '']).map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </Select>
    </Field>
  );
}

interface AmountProps {
  readonly name: 'units' | 'kpiPerUnit' | 'revenueUsd' | 'trainers' | 'exams';
  readonly value: number;
  /** As far as the slider goes; the field takes more. */
  readonly slide: number;
  readonly top: number;
  readonly step?: number;
  readonly disabled?: boolean;
  readonly onValue: (value: number) => void;
}

/** A number to slide or to type. */
function Amount({ name, value, slide, top, step = 1, disabled = false, onValue }: AmountProps) {
  const { t } = useTranslation();
  const label = t(`programme.simulator.field.${name}`);
  return (
    <div className="what-if-amount">
      <Field label={label} className="what-if-number">
        <Input
          type="number"
          min={0}
          max={top}
          step={step === 1 ? 1 : 'any'}
          value={String(value)}
          disabled={disabled}
          onChange={(_, data) => onValue(toAmount(data.value, top, step))}
          data-testid={`what-if-${name}`}
        />
      </Field>
      {/* It counts in steps: told the step, it would draw a mark for each. */}
      <Slider
        aria-label={t('programme.simulator.slide', { what: label })}
        aria-valuetext={String(value)}
        min={0}
        max={Math.ceil(Math.max(slide, value) / step)}
        value={Math.round(value / step)}
        disabled={disabled}
        onChange={(_, data) => onValue(Math.min(top, data.value * step))}
        data-testid={`what-if-slide-${name}`}
      />
    </div>
  );
}

function toAmount(text: string, top: number, step: number): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0) return 0;
  return Math.min(top, step === 1 ? Math.round(value) : value);
}

function DayField({ name, value, onValue }: { name: 'date' | 'on'; value: string; onValue: (day: string) => void }) {
  const { t } = useTranslation();
  return (
    <Field label={t(`programme.simulator.field.${name}`)} hint={t(`programme.simulator.hint.${name}`)}>
      <Input
        type="date"
        value={value}
        onChange={(_, data) => isDay(data.value) && onValue(data.value)}
        data-testid={`what-if-${name}`}
      />
    </Field>
  );
}
