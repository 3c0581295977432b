import { Button } from '@fluentui/react-components';
import { ArrowRepeatAll20Regular, CheckmarkCircle16Filled, Warning16Filled } from '@fluentui/react-icons';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '#text/format.ts';
import { Failure } from '../people/form.tsx';
import { factLines } from './facts.ts';
import { type Decision, type Replayed, replay } from './programme-api.ts';
import { personText } from './words.ts';

interface ItemProps {
  readonly decision: Decision;
  readonly tenant: string;
}

/** A decision with its outcome, the facts it was made from and the rules it was made by; it can be made again. */
export function DecisionItem({ decision, tenant }: ItemProps) {
  const { t, i18n } = useTranslation();
  const { kind, about, at, by, edition } = decision;
  const run = useMutation({ mutationFn: () => replay(tenant, decision.id) });
  return (
    <li className="decision" data-testid={`decision-${kind}`}>
      <div className="decision-head">
        <h3 className="level-title">{t(`programme.decision.${kind}`, { defaultValue: kind })}</h3>
        <Button
          className="no-print"
          size="small"
          icon={<ArrowRepeatAll20Regular />}
          onClick={() => run.mutate()}
          disabledFocusable={run.isPending}
          data-testid="replay"
        >
          {t('programme.history.replay')}
        </Button>
      </div>
      <p className="quiet">
        {t('programme.history.who', { by: personText(by, t), at: formatDateTime(at, i18n.language) })}
        {' · '}
        {edition
          ? t('programme.history.rules', { name: edition.id, version: edition.version })
          : t('programme.history.noRules')}
      </p>
      <FactList facts={decision.outcome} />
      <details>
        <summary>{t('programme.history.facts')}</summary>
        {about !== null && <p className="quiet">{t('programme.history.aboutRecord', { id: about })}</p>}
        <FactList facts={decision.facts} />
      </details>
      <div role="status">{run.data && <ReplayText replayed={run.data} />}</div>
      <Failure error={run.error} />
    </li>
  );
}

function FactList({ facts }: { facts: Decision['facts'] }) {
  const { i18n } = useTranslation();
  const lines = factLines(facts, i18n.language);
  if (lines.length === 0) return null;
  return (
    <dl className="decision-facts">
      {lines.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Whether the same facts give the same under the rules of then. */
function ReplayText({ replayed }: { replayed: Replayed }) {
  const { t } = useTranslation();
  if (replayed.replayed === null) return <p data-testid="replayed">{t('programme.history.noReplay')}</p>;
  if (replayed.same) {
    return (
      <p className="decision-replayed" data-testid="replayed" data-same="true">
        <CheckmarkCircle16Filled className="requirement-met" aria-hidden /> {t('programme.history.same')}
      </p>
    );
  }
  return (
    <div data-testid="replayed" data-same="false">
      <p className="decision-replayed">
        <Warning16Filled aria-hidden /> {t('programme.history.different')}
      </p>
      <FactList facts={replayed.replayed} />
    </div>
  );
}
