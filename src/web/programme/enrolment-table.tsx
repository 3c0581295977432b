import { Badge } from '@fluentui/react-components';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatDay, formatMonthRange } from '#text/format.ts';
import { useMay } from '../people/use-session.ts';
import { ColumnHeads, Panel, WideTable } from './panel.tsx';
import { offersPlace } from './places.ts';
import type { Enrolment } from './programme-api.ts';
import { outcomeText, spanText, standingText } from './words.ts';

interface TableProps {
  readonly enrolments: readonly Enrolment[];
  readonly today: string;
  readonly tenant: string;
}

const columns = ['level', 'status', 'anniversary', 'renewal', 'decision', 'outcome'] as const;

/** The levels that are held and when and how they are renewed (REN-6, REN-9, REN-10). */
export function EnrolmentTable({ enrolments, today, tenant }: TableProps) {
  const { t } = useTranslation();
  const title = t('programme.enrolments.title');
  return (
    <Panel id="enrolments" title={title} about={t('programme.enrolments.about')}>
      {enrolments.length === 0 ? (
        <NotEnrolled tenant={tenant} />
      ) : (
        <WideTable name={title}>
          <table className="plain-table" aria-label={title} data-testid="enrolments">
            <thead>
              <ColumnHeads columns={columns} />
            </thead>
            <tbody>
              {enrolments.map((one) => (
                <EnrolmentRow key={one.id} enrolment={one} today={today} />
              ))}
            </tbody>
          </table>
        </WideTable>
      )}
    </Panel>
  );
}

function EnrolmentRow({ enrolment, today }: { enrolment: Enrolment; today: string }) {
  const { t, i18n } = useTranslation();
  const { renewal, anniversary, extension, step } = enrolment;
  const day = (one: string) => formatDay(one, i18n.language);
  const decides = formatMonthRange({ from: renewal.windowFrom, to: renewal.windowTo }, i18n.language);
  return (
    <tr data-testid={`enrolment-${enrolment.level}`} data-status={enrolment.status}>
      <th scope="row">
        {standingText(enrolment, t)}
        {step !== null && step !== 'active' && (
          <span className="quiet programme-under">{t(`programme.packStep.${step}`)}</span>
        )}
      </th>
      <td>
        <StatusBadge status={enrolment.status} />
      </td>
      <td>{day(anniversary)}</td>
      <td>
        {spanText(day(renewal.opens), day(renewal.closes), t)}
        {extension !== null && (
          <span className="quiet programme-under">{t('programme.enrolments.extension', { name: extension })}</span>
        )}
      </td>
      <td>
        {day(renewal.decisionOn)}
        <span className="quiet programme-under">{t('programme.enrolments.decides', { months: decides })}</span>
      </td>
      <td>{outcomeText({ ...enrolment, today, windowFrom: renewal.windowFrom }, t)}</td>
    </tr>
  );
}

const colors = { active: 'success', 'at-risk': 'warning', renewable: 'brand', lost: 'danger' } as const;

function StatusBadge({ status }: Pick<Enrolment, 'status'>) {
  const { t } = useTranslation();
  return (
    <Badge appearance="tint" color={colors[status]}>
      {t(`programme.enrolmentStatus.${status}`)}
    </Badge>
  );
}

function NotEnrolled({ tenant }: { tenant: string }) {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <p className="programme-nothing" data-testid="not-enrolled">
      {t('programme.enrolments.none')}{' '}
      {may('programme.offers') && (
        <Link to={offersPlace} search={{ tenant }} className="link">
          {t('programme.enrolments.toOffers')}
        </Link>
      )}
    </p>
  );
}
