import { CheckmarkCircle16Regular, Circle16Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { Membership } from './member-api.ts';

const steps = ['purchased', 'awaiting-marketplace-profile', 'active'] as const;

/** From the purchase over the marketplace profile to the courseware (ENR-28). */
export function PackSteps({ membership: { step } }: { membership: Membership }) {
  const { t } = useTranslation();
  if (step === null) return null;
  const reached = steps.indexOf(step);
  return (
    <ol className="plain-list pack-steps" data-testid="pack-steps" data-step={step}>
      {steps.map((one, index) => {
        const isDone = index < reached || step === 'active';
        const state = t(
          isDone ? 'membership.pack.done' : index === reached ? 'membership.pack.now' : 'membership.pack.later',
        );
        return (
          <li key={one} aria-current={index === reached && !isDone ? 'step' : undefined}>
            {isDone ? (
              <CheckmarkCircle16Regular className="requirement-met" aria-hidden />
            ) : (
              <Circle16Regular aria-hidden />
            )}
            <span>
              {t(`membership.pack.${one}`)} <span className="quiet">({state})</span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
