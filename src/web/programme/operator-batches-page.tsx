import { Button } from '@fluentui/react-components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime, formatMonthLong, formatNumber } from '#text/format.ts';
import { FileButton } from '../downloads/file-button.tsx';
import { Confirm } from '../people/confirm.tsx';
import { useSaid } from '../people/use-said.tsx';
import { Facts } from './member-facts.tsx';
import { countryText } from './member-words.ts';
import { type BatchEntry, type Batches, batchesQuery, batchFile, sendBatch } from './operator-api.ts';
import { Answered, Panel, WideTable } from './panel.tsx';
import { refreshProgramme } from './programme-api.ts';
import { OperatorPage } from './programme-page.tsx';
import { dayText, spanText } from './words.ts';
import './member.css';

/** The monthly batch of the directory (ENR-71, ENR-72, ENR-76). */
export function OperatorBatchesPage() {
  const { t } = useTranslation();
  const batches = useQuery(batchesQuery);
  return (
    <OperatorPage name="batches" title={t('membership.batches.title')} sentence={t('membership.batches.sentence')}>
      <Answered query={batches}>
        {(data) => (
          <>
            <Next batches={data} />
            <Sent batches={data} />
          </>
        )}
      </Answered>
    </OperatorPage>
  );
}

function Next({ batches: { next } }: { batches: Batches }) {
  const { t, i18n } = useTranslation();
  const [isSending, setSending] = useState(false);
  const month = formatMonthLong(next.month, i18n.language);
  const day = (one: string) => dayText(one, i18n.language);
  return (
    <Panel
      id="next-batch"
      title={t('membership.batches.next', { month })}
      tools={
        <div className="member-line">
          <FileButton href={batchFile(next.month)} label={t('membership.batches.file')} name="batch-file" />
          <Button
            appearance="primary"
            disabledFocusable={!next.open}
            onClick={() => next.open && setSending(true)}
            data-testid="batch-send"
          >
            {t('membership.batches.send')}
          </Button>
        </div>
      }
    >
      <Facts
        facts={[
          { name: t('membership.directory.sentBetween'), value: spanText(day(next.from), day(next.to), t) },
          { name: t('membership.directory.visibleBy'), value: day(next.visibleBy) },
        ]}
      />
      <p role="status">
        {t(next.open ? 'membership.batches.isOpen' : 'membership.batches.notOpen', { day: day(next.from) })}
      </p>
      {next.entries.length === 0 ? (
        <p className="programme-nothing">{t('membership.batches.empty')}</p>
      ) : (
        <Entries entries={next.entries} name={t('membership.batches.next', { month })} />
      )}
      {isSending && <Send month={next.month} count={next.entries.length} onClose={() => setSending(false)} />}
    </Panel>
  );
}

function Send({ month, count, onClose }: { month: string; count: number; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const say = useSaid();
  const client = useQueryClient();
  const shown = formatMonthLong(month, i18n.language);
  return (
    <Confirm
      title={t('membership.batches.sendOf', { month: shown })}
      action={t('membership.batches.send')}
      testId="batch"
      onConfirm={() => sendBatch(month)}
      onDone={() => {
        say(t('membership.batches.said', { month: shown }));
        void refreshProgramme(client);
      }}
      onClose={onClose}
    >
      <p>{t('membership.batches.sendAbout', { count })}</p>
    </Confirm>
  );
}

function Sent({ batches: { sent } }: { batches: Batches }) {
  const { t, i18n } = useTranslation();
  return (
    <Panel id="sent-batches" title={t('membership.batches.sent')}>
      {sent.length === 0 && <p className="programme-nothing">{t('membership.batches.noneSent')}</p>}
      <ul className="plain-list decisions" data-testid="sent-batches">
        {sent.map(({ month, sentAt, by, entries }) => {
          const name = formatMonthLong(month, i18n.language);
          return (
            <li key={month} className="decision">
              <div className="decision-head">
                <strong>{name}</strong>
                <FileButton
                  href={batchFile(month)}
                  label={t('membership.batches.fileOf', { month: name })}
                  name={`batch-file-${month}`}
                />
              </div>
              <p className="quiet">
                {t('membership.batches.who', {
                  by,
                  at: formatDateTime(sentAt, i18n.language),
                  entries: formatNumber(entries.length, i18n.language),
                })}
              </p>
              {entries.length > 0 && (
                <details>
                  <summary>{t('membership.batches.entries')}</summary>
                  <Entries entries={entries} name={name} />
                </details>
              )}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

function Entries({ entries, name }: { entries: readonly BatchEntry[]; name: string }) {
  const { t, i18n } = useTranslation();
  return (
    <WideTable name={name}>
      <table className="plain-table" aria-label={name} data-testid="batch-entries">
        <thead>
          <tr>
            {(['change', 'name', 'country', 'url', 'tenant'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`membership.batches.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map(({ listing, change, displayName, country, url, tenant }) => (
            <tr key={`${listing} ${change}`}>
              <td>{t(`membership.batches.${change}`)}</td>
              <th scope="row">{displayName}</th>
              <td>{countryText(country, i18n.language)}</td>
              <td className="member-address">{url}</td>
              <td>{tenant}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}
