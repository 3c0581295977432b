import { Button, Checkbox } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Claim } from './member-api.ts';
import { ClaimItem } from './member-claim-item.tsx';
import { allClaimsQuery, type Deciding, decideClaim } from './operator-api.ts';
import { DecideWindow } from './operator-decide-window.tsx';
import { Answered, Panel } from './panel.tsx';

const isOpen = ({ state }: Claim) => state === 'submitted' || state === 'in-review';

/** Claims to decide, with lines, invoices and doubles (ENR-63). */
export function ClaimQueue() {
  const { t } = useTranslation();
  const list = useQuery(allClaimsQuery);
  const [withDecided, setWithDecided] = useState(false);
  return (
    <Panel
      id="claim-queue"
      title={t('membership.queue.claims')}
      tools={
        <Checkbox
          label={t('membership.queue.decided')}
          checked={withDecided}
          onChange={(_, { checked }) => setWithDecided(checked === true)}
        />
      }
    >
      <Answered query={list}>
        {({ claims }) => {
          const shown = claims.filter((claim) => withDecided || isOpen(claim));
          return (
            <>
              {shown.length === 0 && <p className="programme-nothing">{t('membership.queue.noClaims')}</p>}
              <ul className="plain-list decisions" data-testid="claim-queue">
                {shown.map((claim) => (
                  <ClaimItem key={claim.id} claim={claim} who={claim.tenant}>
                    {isOpen(claim) && <Deeds claim={claim} />}
                  </ClaimItem>
                ))}
              </ul>
            </>
          );
        }}
      </Answered>
    </Panel>
  );
}

type State = Deciding['state'];

function Deeds({ claim }: { claim: Claim }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<State>();
  const states: readonly State[] =
    claim.state === 'submitted' ? ['in-review', 'accepted', 'rejected'] : ['accepted', 'rejected'];
  return (
    <div className="member-line">
      {states.map((state) => (
        <Button
          key={state}
          appearance={state === 'accepted' ? 'primary' : 'secondary'}
          onClick={() => setAsked(state)}
          aria-label={`${t(`membership.decide.${state}`)}: ${claim.tenant}`}
          data-testid={`decide-${state}`}
        >
          {t(`membership.decide.${state}`)}
        </Button>
      ))}
      {asked && (
        <DecideWindow
          title={t('membership.queue.claimOf', { tenant: claim.tenant })}
          action={t(`membership.decide.${asked}`)}
          label={t('membership.decide.reason')}
          isNeeded={asked === 'rejected'}
          run={(reason) => decideClaim(claim.tenant, claim.id, { version: claim.version, state: asked, reason })}
          said={t('membership.decide.said')}
          onClose={() => setAsked(undefined)}
        >
          <p>{t(`membership.decide.claim-${asked}`)}</p>
          {asked === 'accepted' && claim.doubles.length > 0 && (
            <p className="member-problem">
              {t('membership.decide.doubles', {
                invoices: claim.doubles.map(({ invoiceNumber }) => invoiceNumber).join(', '),
              })}
            </p>
          )}
        </DecideWindow>
      )}
    </div>
  );
}
