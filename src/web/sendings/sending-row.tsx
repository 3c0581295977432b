import { Badge } from '@fluentui/react-components';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Sending, SendingRun } from '#contract/sendings.ts';
import { formatDateTime } from '#text/format.ts';
import { scheduleText } from '../hub/words.ts';
import { openedSearch } from '../records/view-address.ts';
import { SendingMenu } from './sending-menu.tsx';
import { ruleText } from './words.ts';

export const sendingColumns = ['name', 'what', 'when', 'next', 'last', 'status'] as const;

interface RowProps {
  readonly sending: Sending;
  readonly onLog: () => void;
  readonly onChange: () => void;
}

/** A page schedule or an alert: what, when, to whom, how it went. */
export function SendingRow({ sending, onLog, onChange }: RowProps) {
  const { t, i18n } = useTranslation();
  const { name, schedule, nextAt, runs } = sending;
  const label = (column: (typeof sendingColumns)[number]) => t(`sending.column.${column}`);
  const [last] = runs;
  return (
    <tr data-testid={`sending-${name}`} data-status={sending.status}>
      <th scope="row" className="hub-name" data-label={label('name')}>
        {name}
        <span className="quiet hub-small">{toldText(sending, t('sending.toNobody'))}</span>
      </th>
      <td data-label={label('what')}>
        <What sending={sending} />
      </td>
      <td data-label={label('when')}>{scheduleText(schedule, t, i18n.language)}</td>
      <td data-label={label('next')}>{nextAt === null ? '–' : formatDateTime(nextAt, i18n.language)}</td>
      <td data-label={label('last')}>
        {last === undefined ? (
          '–'
        ) : (
          <button type="button" className="link sending-last" onClick={onLog} data-testid="sending-last">
            {runText(last, sending, t)}
            <span className="hub-small">{formatDateTime(last.dueAt, i18n.language)}</span>
          </button>
        )}
      </td>
      <td data-label={label('status')}>
        <Status sending={sending} />
      </td>
      <td className="hub-action">
        <SendingMenu sending={sending} onLog={onLog} onChange={onChange} />
      </td>
    </tr>
  );
}

function What({ sending }: { sending: Sending }) {
  const { t, i18n } = useTranslation();
  const { report, section, alert, format } = sending;
  const page = t(`report.${report}.title`, { defaultValue: report });
  const part = section && t(`section.${report}.${section}.title`, { defaultValue: section });
  return (
    <span>
      <Link className="link" to="/reports/$report" params={{ report }} search={() => openedSearch(sending)}>
        {part ? `${page} · ${part}` : page}
      </Link>
      <span className="quiet hub-small">
        {alert ? ruleText(alert.rule, t, i18n.language) : t(`sending.format.${format ?? 'pdf'}`)}
      </span>
    </span>
  );
}

function Status({ sending: { status, alert } }: { sending: Sending }) {
  const { t } = useTranslation();
  const color = status === 'Active' ? 'success' : status === 'Paused' ? 'warning' : 'subtle';
  return (
    <span className="hub-state">
      <Badge appearance="tint" color={color}>
        {t(`hub.status.${status}`)}
      </Badge>
      {alert?.isOn && (
        <Badge appearance="tint" color="danger" data-testid="alert-on">
          {t('sending.isOn')}
        </Badge>
      )}
    </span>
  );
}

/** Whom it is told to. */
function toldText({ mail, webhook }: Sending, nobody: string): string {
  const host = webhook && URL.canParse(webhook.url) ? [new URL(webhook.url).host] : [];
  return [...(mail?.to ?? []), ...host].join(', ') || nobody;
}

/** How a run went, in a word or two. */
export function runText(
  { status, news }: Pick<SendingRun, 'status' | 'news'>,
  { kind }: Pick<Sending, 'kind'>,
  t: (key: string) => string,
): string {
  if (status !== 'Completed') return t(`sending.run.${status}`);
  if (kind === 'page') return t('sending.run.Completed');
  return t(news === null ? 'sending.run.quiet' : `sending.run.${news}`);
}
