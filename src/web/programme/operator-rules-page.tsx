import { Badge, Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { oneOf } from '../filters/search.ts';
import { useChangeSearch, useSearch } from '../shell/use-tenant.ts';
import { EditionEditor } from './operator-edition-editor.tsx';
import { EditionHistory } from './operator-edition-history.tsx';
import { ImportWindow } from './operator-import-window.tsx';
import { Answered, Panel, WideTable } from './panel.tsx';
import { type Edition, type Editions, editionsQuery } from './programme-api.ts';
import { OperatorPage } from './programme-page.tsx';
import { dayText } from './words.ts';
import './member.css';

/** The rules of the programme as dated editions, which the operator writes (ENR-7). */
export function OperatorRulesPage() {
  const { t } = useTranslation();
  const editions = useQuery(editionsQuery);
  return (
    <OperatorPage name="rules" title={t('membership.rules.title')} sentence={t('membership.rules.sentence')}>
      <Answered query={editions}>{(data) => <Rules data={data} />}</Answered>
    </OperatorPage>
  );
}

/** What is done with an edition: it is changed, or a new one begins as a copy of it. */
type Deed = 'edit' | 'copy' | 'history';

function Rules({ data }: { data: Editions }) {
  const search = useSearch();
  const change = useChangeSearch();
  const [importing, setImporting] = useState<Edition>();
  const chosen = data.editions.find(({ edition }) => edition.id === oneOf(search.edition));
  const deed = oneOf(search.do);
  const show = (id: string | undefined, what?: Deed) => change({ ...search, edition: id, do: what });
  const close = () => show(undefined);
  return (
    <>
      <EditionList data={data} onDeed={(id, what) => show(id, what)} onImport={setImporting} />
      {chosen && deed === 'history' && <EditionHistory id={chosen.edition.id} onClose={close} />}
      {chosen && (deed === 'edit' || deed === 'copy') && (
        <EditionEditor
          key={`${chosen.edition.id} ${deed}`}
          before={chosen}
          isCopy={deed === 'copy'}
          editions={data.editions}
          onClose={close}
        />
      )}
      {importing && <ImportWindow before={importing} onClose={() => setImporting(undefined)} />}
    </>
  );
}

interface ListProps {
  readonly data: Editions;
  readonly onDeed: (id: string, deed: Deed) => void;
  readonly onImport: (edition: Edition) => void;
}

function EditionList({ data, onDeed, onImport }: ListProps) {
  const { t } = useTranslation();
  const { editions, problems, current } = data;
  return (
    <Panel id="editions" title={t('membership.rules.editions')} about={t('membership.rules.about')}>
      {editions.length === 0 && <p className="programme-nothing">{t('membership.rules.none')}</p>}
      <WideTable name={t('membership.rules.editions')}>
        <table className="plain-table" aria-label={t('membership.rules.editions')} data-testid="editions">
          <thead>
            <tr>
              {(['name', 'from', 'to', 'version', 'sets', 'action'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`membership.rules.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {editions.map((one) => (
              <EditionRow
                key={one.edition.id}
                one={one}
                isCurrent={one.edition.id === current}
                problems={problems.filter(({ edition }) => edition === one.edition.id).length}
                onDeed={(deed) => onDeed(one.edition.id, deed)}
                onImport={() => onImport(one)}
              />
            ))}
          </tbody>
        </table>
      </WideTable>
    </Panel>
  );
}

interface RowProps {
  readonly one: Edition;
  readonly isCurrent: boolean;
  readonly problems: number;
  readonly onDeed: (deed: Deed) => void;
  readonly onImport: () => void;
}

function EditionRow({ one: { edition, version, by }, isCurrent, problems, onDeed, onImport }: RowProps) {
  const { t, i18n } = useTranslation();
  const { id, name, period, requirementSets } = edition;
  return (
    <tr data-testid={`edition-${id}`}>
      <th scope="row">
        {name} {isCurrent && <Badge appearance="tint">{t('membership.rules.current')}</Badge>}
        {problems > 0 && (
          <Badge appearance="tint" color="danger">
            {t('membership.rules.problems', { count: problems })}
          </Badge>
        )}
        <code className="programme-under">{id}</code>
      </th>
      <td>{dayText(period.from, i18n.language)}</td>
      <td>{period.to === null ? t('membership.rules.open') : dayText(period.to, i18n.language)}</td>
      <td>
        {version === 0 ? t('membership.rules.shipped') : version}
        {by !== null && <span className="quiet programme-under">{by}</span>}
      </td>
      <td>{requirementSets.length}</td>
      <td>
        <div className="member-line">
          {(['edit', 'copy', 'history'] as const).map((deed) => (
            <DeedButton key={deed} id={deed} name={name} onClick={() => onDeed(deed)} />
          ))}
          <DeedButton id="import" name={name} onClick={onImport} />
        </div>
      </td>
    </tr>
  );
}

function DeedButton({ id, name, onClick }: { id: string; name: string; onClick: () => void }) {
  const { t } = useTranslation();
  const label = t(`membership.rules.do.${id}`);
  return (
    <Button size="small" onClick={onClick} aria-label={`${label}: ${name}`} data-testid={`edition-${id}`}>
      {label}
    </Button>
  );
}
