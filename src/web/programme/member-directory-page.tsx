import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatMonthLong } from '#text/format.ts';
import { useMay } from '../people/use-session.ts';
import { type Listings, listingsQuery } from './member-api.ts';
import { Facts } from './member-facts.tsx';
import { ListingCard } from './member-listing-card.tsx';
import { ListingForm } from './member-listing-form.tsx';
import { Answered, Panel } from './panel.tsx';
import { ProgrammePage } from './programme-page.tsx';
import { Outside } from './resource-panel.tsx';
import { dayText, spanText } from './words.ts';
import './member.css';

/** The entry of the directory of learning partners: its state, the request, when it shows (ENR-70 … ENR-78). */
export function MemberDirectoryPage() {
  const { t } = useTranslation();
  return (
    <ProgrammePage
      name="directory"
      title={t('membership.directory.title')}
      sentence={t('membership.directory.sentence')}
      permission="programme.read"
    >
      {(tenant) => <Directory key={tenant} tenant={tenant} />}
    </ProgrammePage>
  );
}

/** States in which there is nothing left to ask for. */
const live: ReadonlySet<string> = new Set(['requested', 'accepted', 'sent', 'listed']);

function Directory({ tenant }: { tenant: string }) {
  const { t } = useTranslation();
  const may = useMay();
  const list = useQuery(listingsQuery(tenant));
  return (
    <Answered query={list}>
      {(data) => {
        const mayAsk = may('programme.ask');
        const isLive = data.listings.some(({ status }) => live.has(status));
        return (
          <div className="programme-grid">
            <div className="programme-column">
              <Panel id="listings" title={t('membership.directory.entries')}>
                {data.listings.length === 0 && (
                  <p className="programme-nothing" data-testid="no-listing">
                    {t('membership.directory.none')}
                  </p>
                )}
                <ul className="plain-list decisions">
                  {data.listings.map((listing) => (
                    <ListingCard key={listing.id} listing={listing} tenant={tenant} mayLeave={mayAsk} />
                  ))}
                </ul>
              </Panel>
              <Calendar listings={data} />
            </div>
            {mayAsk && !isLive && <ListingForm tenant={tenant} />}
          </div>
        );
      }}
    </Answered>
  );
}

/** The days of the next batch (ENR-71, ENR-72, ENR-76), and where more is told (ENR-78). */
function Calendar({ listings: { next, links } }: { listings: Listings }) {
  const { t, i18n } = useTranslation();
  const day = (one: string) => dayText(one, i18n.language);
  return (
    <Panel
      id="batch-calendar"
      title={t('membership.directory.calendar')}
      about={t('membership.directory.calendarAbout')}
    >
      {next === null ? (
        <p className="programme-nothing">{t('membership.directory.noRules')}</p>
      ) : (
        <Facts
          facts={[
            { name: t('membership.directory.nextBatch'), value: formatMonthLong(next.batchMonth, i18n.language) },
            { name: t('membership.directory.sentBetween'), value: spanText(day(next.batchFrom), day(next.batchTo), t) },
            { name: t('membership.directory.acceptedBy'), value: day(next.batchTo) },
            { name: t('membership.directory.visibleBy'), value: day(next.visibleBy) },
          ]}
        />
      )}
      <ul className="plain-list programme-links">
        {links.map(({ title, href }) => (
          <Outside key={href} href={href} title={title} />
        ))}
      </ul>
      <Link to="/directory" className="link">
        {t('membership.directory.toPublic')}
      </Link>
    </Panel>
  );
}
