import { Badge, Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { casesQuery, type SupportCase } from './member-api.ts';
import { CaseWindow } from './member-case-window.tsx';
import { Answered, Panel } from './panel.tsx';
import { dayText, personText } from './words.ts';

/** Support cases with their state and answer (MAP-7). */
export function CasePanel({ tenant }: { tenant: string }) {
  const { t } = useTranslation();
  const list = useQuery(casesQuery(tenant));
  const [isAsking, setAsking] = useState(false);
  return (
    <Panel
      id="cases"
      title={t('membership.case.title')}
      about={t('membership.case.about')}
      tools={
        <Button onClick={() => setAsking(true)} data-testid="case-new">
          {t('membership.case.new')}
        </Button>
      }
    >
      <Answered query={list}>
        {({ cases }) => (
          <>
            {cases.length === 0 && <p className="programme-nothing">{t('membership.case.none')}</p>}
            <ul className="plain-list decisions">
              {cases.map((one) => (
                <CaseItem key={one.id} one={one} />
              ))}
            </ul>
          </>
        )}
      </Answered>
      {isAsking && <CaseWindow tenant={tenant} onClose={() => setAsking(false)} />}
    </Panel>
  );
}

function CaseItem({ one }: { one: SupportCase }) {
  const { t, i18n } = useTranslation();
  const { kind, state, openedOn, by, text, answer } = one;
  return (
    <li className="decision" data-testid="case-item" data-state={state}>
      <div className="decision-head">
        <strong>{t(`membership.caseKind.${kind}`)}</strong>
        <CaseState state={state} />
      </div>
      <p className="member-text">{text}</p>
      <p className="quiet">
        {t('membership.case.who', { by: personText(by, t), day: dayText(openedOn, i18n.language) })}
      </p>
      {answer !== null && <p className="member-text">{t('membership.case.answer', { answer })}</p>}
    </li>
  );
}

const colors = { open: 'brand', done: 'success', refused: 'warning' } as const;

export function CaseState({ state }: Pick<SupportCase, 'state'>) {
  const { t } = useTranslation();
  return (
    <Badge appearance="tint" color={colors[state]}>
      {t(`membership.caseState.${state}`)}
    </Badge>
  );
}
