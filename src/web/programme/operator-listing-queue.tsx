import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Listing } from './member-api.ts';
import { ListingCard } from './member-listing-card.tsx';
import { allListingsQuery, decideListing } from './operator-api.ts';
import { DecideWindow } from './operator-decide-window.tsx';
import { Answered, Panel } from './panel.tsx';

/** Requests for the directory, whose landing page somebody looks at (ENR-75). */
export function ListingQueue() {
  const { t } = useTranslation();
  const list = useQuery(allListingsQuery);
  return (
    <Panel id="listing-queue" title={t('membership.queue.listings')} about={t('membership.queue.listingsAbout')}>
      <Answered query={list}>
        {({ listings }) => {
          const open = listings.filter(({ status }) => status === 'requested');
          return (
            <>
              {open.length === 0 && <p className="programme-nothing">{t('membership.queue.noListings')}</p>}
              <ul className="plain-list decisions" data-testid="listing-queue">
                {open.map((listing) => (
                  <ListingCard key={listing.id} listing={listing} tenant={listing.tenant} who={listing.tenant}>
                    <Deeds listing={listing} />
                  </ListingCard>
                ))}
              </ul>
            </>
          );
        }}
      </Answered>
    </Panel>
  );
}

function Deeds({ listing }: { listing: Listing }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<'accepted' | 'rejected'>();
  const { tenant, id, version, displayName } = listing;
  return (
    <div className="member-line">
      {(['accepted', 'rejected'] as const).map((state) => (
        <Button
          key={state}
          appearance={state === 'accepted' ? 'primary' : 'secondary'}
          onClick={() => setAsked(state)}
          aria-label={`${t(`membership.decide.${state}`)}: ${displayName}`}
          data-testid={`listing-${state}`}
        >
          {t(`membership.decide.${state}`)}
        </Button>
      ))}
      {asked && (
        <DecideWindow
          title={t('membership.queue.listingOf', { name: displayName })}
          action={t(`membership.decide.${asked}`)}
          label={t('membership.decide.reason')}
          isNeeded={asked === 'rejected'}
          run={(reason) => decideListing(tenant, id, { version, state: asked, reason })}
          said={t('membership.decide.said')}
          onClose={() => setAsked(undefined)}
        >
          <p>{t(`membership.decide.listing-${asked}`)}</p>
        </DecideWindow>
      )}
    </div>
  );
}
