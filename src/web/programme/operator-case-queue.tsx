import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SupportCase } from './member-api.ts';
import { allCasesQuery, answerCase } from './operator-api.ts';
import { DecideWindow } from './operator-decide-window.tsx';
import { Answered, Panel } from './panel.tsx';
import { dayText, personText } from './words.ts';

/** Questions of partners; an answer may open courseware or end a membership (ENR-28, MAP-7, FEE-41). */
export function CaseQueue() {
  const { t } = useTranslation();
  const list = useQuery(allCasesQuery);
  return (
    <Panel id="case-queue" title={t('membership.queue.cases')}>
      <Answered query={list}>
        {({ cases }) => {
          const open = cases.filter(({ state }) => state === 'open');
          return (
            <>
              {open.length === 0 && <p className="programme-nothing">{t('membership.queue.noCases')}</p>}
              <ul className="plain-list decisions" data-testid="case-queue">
                {open.map((one) => (
                  <Item key={one.id} one={one} />
                ))}
              </ul>
            </>
          );
        }}
      </Answered>
    </Panel>
  );
}

function Item({ one }: { one: SupportCase }) {
  const { t, i18n } = useTranslation();
  const [asked, setAsked] = useState<'done' | 'refused'>();
  const { id, tenant, version, kind, text, by, openedOn } = one;
  const title = `${tenant}: ${t(`membership.caseKind.${kind}`)}`;
  return (
    <li className="decision" data-testid="case-item">
      <strong>{title}</strong>
      <p className="member-text">{text}</p>
      <p className="quiet">
        {t('membership.case.who', { by: personText(by, t), day: dayText(openedOn, i18n.language) })}
      </p>
      <div className="member-line">
        {(['done', 'refused'] as const).map((state) => (
          <Button
            key={state}
            appearance={state === 'done' ? 'primary' : 'secondary'}
            onClick={() => setAsked(state)}
            aria-label={`${t(`membership.decide.${state}`)}: ${title}`}
            data-testid={`case-${state}`}
          >
            {t(`membership.decide.${state}`)}
          </Button>
        ))}
      </div>
      {asked && (
        <DecideWindow
          title={title}
          action={t(`membership.decide.${asked}`)}
          label={t('membership.decide.answer')}
          isNeeded
          run={(answer) => answerCase(tenant, id, { version, state: asked, answer })}
          said={t('membership.decide.said')}
          onClose={() => setAsked(undefined)}
        >
          {asked === 'done' && <p>{t(`membership.decide.case-${kind}`)}</p>}
        </DecideWindow>
      )}
    </li>
  );
}
