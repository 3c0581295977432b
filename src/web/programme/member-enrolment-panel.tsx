import { Badge } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatMonthRange } from '#text/format.ts';
import { enrolmentsQuery, type Membership, type Offers } from './member-api.ts';
import { EnrolmentActions } from './member-enrolment-actions.tsx';
import { Facts } from './member-facts.tsx';
import { PackSteps } from './member-pack-steps.tsx';
import { Answered, Panel } from './panel.tsx';
import { Outside } from './resource-panel.tsx';
import { dayText, outcomeText, spanText, standingText } from './words.ts';

interface PanelProps {
  readonly tenant: string;
  readonly offers: Offers;
}

/** Memberships with their window of renewal, the Action Pack's track and steps (MAP-4, MAP-10, REN-6). */
export function EnrolmentPanel({ tenant, offers }: PanelProps) {
  const { t } = useTranslation();
  const list = useQuery(enrolmentsQuery(tenant));
  return (
    <Panel id="memberships" title={t('membership.enrolments.title')} about={t('membership.enrolments.about')}>
      <Answered query={list}>
        {({ enrolments }) =>
          enrolments.length === 0 ? (
            <p className="programme-nothing" data-testid="no-memberships">
              {t('membership.enrolments.none')}
            </p>
          ) : (
            <ul className="plain-list level-cards">
              {enrolments.toReversed().map((one) => (
                <MembershipCard key={one.id} membership={one} tenant={tenant} offers={offers} />
              ))}
            </ul>
          )
        }
      </Answered>
    </Panel>
  );
}

const colors = {
  active: 'success',
  'at-risk': 'warning',
  renewable: 'brand',
  lost: 'danger',
  ended: 'informative',
} as const;

function MembershipCard({ membership, tenant, offers }: PanelProps & { readonly membership: Membership }) {
  const { t } = useTranslation();
  const { level, status, extension, ended, track } = membership;
  return (
    <li className="level-card" data-testid={`membership-${level}`} data-status={status}>
      <div className="level-head">
        <h3 className="level-title">{standingText(membership, t)}</h3>
        <Badge appearance="tint" color={colors[status]}>
          {t(`membership.enrolmentStatus.${status}`)}
        </Badge>
      </div>
      <MembershipDays membership={membership} today={offers.today} />
      {extension !== null && (
        <div>
          <p>{t('membership.enrolments.extension', { note: extension.note })}</p>
          {extension.link !== null && (
            <ul className="plain-list programme-links">
              <Outside href={extension.link} title={t('membership.enrolments.extensionLink')} />
            </ul>
          )}
        </div>
      )}
      {ended === null && level === 'learning-action-pack' && <PackSteps membership={membership} />}
      {track !== null && <p>{t('membership.track.chosen', { track: t(`membership.track.${track}`) })}</p>}
      {ended === null && <EnrolmentActions membership={membership} tenant={tenant} offers={offers} />}
    </li>
  );
}

function MembershipDays({ membership, today }: { membership: Membership; today: string }) {
  const { t, i18n } = useTranslation();
  const { competency, attainedOn, anniversary, benefitsEnd, renewal, ended } = membership;
  const day = (one: string) => dayText(one, i18n.language);
  const fact = (id: string, value: string) => ({ name: t(`membership.enrolments.${id}`), value });
  const over = ended && {
    name: t('membership.enrolments.ended'),
    value: `${day(ended.on)}, ${t(`membership.endedWhy.${ended.why}`, { defaultValue: ended.why })}`,
  };
  const months = formatMonthRange({ from: renewal.windowFrom, to: renewal.windowTo }, i18n.language);
  return (
    <Facts
      facts={[
        fact('attained', day(attainedOn)),
        ...(over === null
          ? [
              fact('expires', day(anniversary)),
              fact('renew', spanText(day(renewal.opens), day(renewal.closes), t)),
              fact('decides', `${months}, ${t('membership.enrolments.onDay', { day: day(renewal.decisionOn) })}`),
              fact('outcome', outcomeText({ ...renewal, competency, today }, t)),
              fact('reminders', renewal.reminders.map(day).join(', ') || '–'),
            ]
          : [over]),
        fact('benefits', day(benefitsEnd)),
      ]}
    />
  );
}
