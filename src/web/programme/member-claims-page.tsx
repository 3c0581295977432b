import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../people/use-session.ts';
import { claimsQuery } from './member-api.ts';
import { ClaimForm } from './member-claim-form.tsx';
import { ClaimItem } from './member-claim-item.tsx';
import { Answered, Panel } from './panel.tsx';
import { ProgrammePage } from './programme-page.tsx';
import './member.css';

/** Claims of KPIs that the dashboard lacks, with their state (ENR-60 … ENR-64). */
export function MemberClaimsPage() {
  const { t } = useTranslation();
  return (
    <ProgrammePage
      name="claims"
      title={t('membership.claims.title')}
      sentence={t('membership.claims.sentence')}
      permission="programme.read"
    >
      {(tenant) => <Claims key={tenant} tenant={tenant} />}
    </ProgrammePage>
  );
}

function Claims({ tenant }: { tenant: string }) {
  const { t } = useTranslation();
  const may = useMay();
  const [isWriting, setWriting] = useState(false);
  const list = useQuery(claimsQuery(tenant));
  return (
    <>
      {isWriting && <ClaimForm tenant={tenant} onClose={() => setWriting(false)} />}
      <Panel
        id="claims"
        title={t('membership.claims.list')}
        about={t('membership.claims.about')}
        tools={
          may('programme.ask') &&
          !isWriting && (
            <Button appearance="primary" onClick={() => setWriting(true)} data-testid="claim-new">
              {t('membership.claims.new')}
            </Button>
          )
        }
      >
        <Answered query={list}>
          {({ claims }) => (
            <>
              {claims.length === 0 && (
                <p className="programme-nothing" data-testid="no-claims">
                  {t('membership.claims.none')}
                </p>
              )}
              <ul className="plain-list decisions" data-testid="claims">
                {claims.map((claim) => (
                  <ClaimItem key={claim.id} claim={claim} />
                ))}
              </ul>
            </>
          )}
        </Answered>
      </Panel>
    </>
  );
}
