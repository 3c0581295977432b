import { Button } from '@fluentui/react-components';
import { History24Regular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DecisionItem } from './decision-item.tsx';
import { Answered, Panel } from './panel.tsx';
import { historyQuery } from './programme-api.ts';
import { ProgrammePage } from './programme-page.tsx';

/** What was decided about a partner, by whom and by which rules. */
export function HistoryPage() {
  return (
    <ProgrammePage name="history" permission="programme.read">
      {(tenant) => <History tenant={tenant} />}
    </ProgrammePage>
  );
}

/** Decisions that are asked for at once, and the most that one answer holds. */
const [atOnce, most] = [50, 1000];

function History({ tenant }: { tenant: string }) {
  const { t } = useTranslation();
  const [limit, setLimit] = useState(atOnce);
  const history = useQuery(historyQuery(tenant, limit));
  return (
    <Panel id="decisions" title={t('programme.history.decisions')} about={t('programme.history.about')}>
      <Answered query={history}>
        {({ decisions, total }) => (
          <>
            {decisions.length === 0 && <NoDecisions />}
            <ol className="plain-list decisions" data-testid="decisions">
              {decisions.map((one) => (
                <DecisionItem key={one.id} decision={one} tenant={tenant} />
              ))}
            </ol>
            {total > decisions.length && limit < most && (
              <Button
                className="programme-begin no-print"
                disabledFocusable={history.isFetching}
                onClick={() => setLimit(Math.min(most, limit + atOnce))}
              >
                {t('programme.history.more', { count: total - decisions.length })}
              </Button>
            )}
          </>
        )}
      </Answered>
    </Panel>
  );
}

function NoDecisions() {
  const { t } = useTranslation();
  return (
    <p className="programme-nothing" data-testid="no-decisions">
      <History24Regular aria-hidden /> {t('programme.history.none')}
    </p>
  );
}
