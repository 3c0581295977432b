import { Badge, Button } from '@fluentui/react-components';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '#text/format.ts';
import type { PartnerRow } from './operator-api.ts';
import { StatusWindow } from './operator-status-window.tsx';
import { SurveyWindow } from './operator-survey-window.tsx';
import { TrainerWindow } from './operator-trainer-window.tsx';
import { WideTable } from './panel.tsx';
import { dayText, levelText } from './words.ts';

const columns = ['partner', 'status', 'held', 'best', 'anniversary', 'kpi', 'open', 'action'] as const;

/** A line per partner, with the way in and what the operator alone says of it. */
export function PartnerTable({ partners }: { partners: readonly PartnerRow[] }) {
  const { t } = useTranslation();
  const name = t('membership.partners.list');
  return (
    <WideTable name={name}>
      <table className="plain-table" aria-label={name} data-testid="partners">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className={column === 'kpi' ? 'number' : undefined}>
                {t(`membership.partners.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {partners.map((partner) => (
            <Row key={partner.tenant} partner={partner} />
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}

const colors = {
  none: 'informative',
  active: 'success',
  'at-risk': 'warning',
  renewable: 'brand',
  lost: 'danger',
} as const;

type Asked = 'profile' | 'trainers' | 'surveys';
const deeds: readonly Asked[] = ['profile', 'trainers', 'surveys'];

function Row({ partner }: { partner: PartnerRow }) {
  const { t, i18n } = useTranslation();
  const [asked, setAsked] = useState<Asked>();
  const { tenant, name, status, held, best, anniversary, kpi, openCases, openClaims, trouble } = partner;
  const close = () => setAsked(undefined);
  return (
    <tr data-testid={`partner-${tenant}`}>
      <th scope="row">
        <Link to="/programme" search={{ tenant }} className="link">
          {name ?? tenant}
        </Link>
        {name !== null && <span className="quiet programme-under">{tenant}</span>}
        {trouble !== null && <span className="member-problem programme-under">{trouble}</span>}
      </th>
      <td>
        <Badge appearance="tint" color={colors[status]}>
          {t(`membership.partnerStatus.${status}`)}
        </Badge>
      </td>
      <td>{held === null ? '–' : levelText(held, t)}</td>
      <td>{best === null ? '–' : levelText(best, t)}</td>
      <td>{dayText(anniversary, i18n.language)}</td>
      <td className="number">{formatNumber(kpi, i18n.language)}</td>
      <td>
        {openClaims + openCases === 0
          ? '–'
          : t('membership.partners.waiting', { claims: openClaims, cases: openCases })}
      </td>
      <td>
        <div className="member-line">
          {deeds.map((deed) => (
            <Button
              key={deed}
              size="small"
              onClick={() => setAsked(deed)}
              aria-label={`${t(`membership.partners.do.${deed}`)}: ${name ?? tenant}`}
              data-testid={`partner-${deed}`}
            >
              {t(`membership.partners.do.${deed}`)}
            </Button>
          ))}
        </div>
        {asked === 'profile' && <StatusWindow tenant={tenant} onClose={close} />}
        {asked === 'trainers' && <TrainerWindow tenant={tenant} onClose={close} />}
        {asked === 'surveys' && <SurveyWindow tenant={tenant} onClose={close} />}
      </td>
    </tr>
  );
}
