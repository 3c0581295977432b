import { CheckmarkCircle24Regular } from '@fluentui/react-icons';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { daysBetween } from '#base/day.ts';
import { formatDay, formatNumber } from '#text/format.ts';
import { Panel } from './panel.tsx';
import type { Step } from './programme-api.ts';
import { placeOf, stepKey } from './step-place.ts';
import { levelText } from './words.ts';

interface StepsProps {
  readonly steps: readonly Step[];
  readonly tenant: string;
  readonly today: string;
}

/** What to do next and by when, most urgent first; each leads to where it is done. */
export function NextSteps({ steps, tenant, today }: StepsProps) {
  const { t } = useTranslation();
  return (
    <Panel id="steps" title={t('programme.steps.title')} about={t('programme.steps.about')}>
      {steps.length === 0 ? (
        <p className="programme-nothing" data-testid="no-steps">
          <CheckmarkCircle24Regular aria-hidden /> {t('programme.steps.none')}
        </p>
      ) : (
        <ol className="plain-list programme-steps" data-testid="steps">
          {steps.map((step) => (
            <StepRow key={stepKey(step)} step={step} tenant={tenant} today={today} />
          ))}
        </ol>
      )}
    </Panel>
  );
}

function StepRow({ step, tenant, today }: { step: Step; tenant: string; today: string }) {
  const { t, i18n } = useTranslation();
  const { id, competency, level, missing } = step;
  const amount = missing === null ? '' : formatNumber(missing, i18n.language);
  const where = [level && levelText(level, t), competency].filter((one) => one !== null && one !== '').join(' · ');
  return (
    <li className="programme-step" data-testid={`step-${id}`}>
      <span className="programme-step-text">
        <Link to={placeOf(id)} search={{ tenant, competency: competency ?? undefined }} className="link">
          {t(`programme.step.${id}`, { amount, defaultValue: t('programme.step.other', { id }) })}
        </Link>
        {where !== '' && <span className="quiet programme-step-where">{where}</span>}
      </span>
      <ByDay by={step.by} today={today} />
    </li>
  );
}

/** The day, and how near it is. */
function ByDay({ by, today }: { by: string | null; today: string }) {
  const { t, i18n } = useTranslation();
  if (by === null) return <span className="quiet programme-step-by">{t('programme.steps.anyTime')}</span>;
  const days = daysBetween(today, by);
  return (
    <span className="programme-step-by">
      {t('programme.steps.by', { day: formatDay(by, i18n.language) })}
      <span className="quiet">{days < 0 ? t('programme.steps.past') : t('programme.steps.days', { count: days })}</span>
    </span>
  );
}
