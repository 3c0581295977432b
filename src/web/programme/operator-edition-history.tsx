import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '#text/format.ts';
import { editionHistoryQuery } from './operator-api.ts';
import { changedParts } from './operator-edition-neighbours.ts';
import { Answered, Panel } from './panel.tsx';
import type { Edition } from './programme-api.ts';

/** Every version of an edition, who wrote it and which parts it changed. */
export function EditionHistory({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const history = useQuery(editionHistoryQuery(id));
  return (
    <Panel
      id="edition-history"
      title={t('membership.rules.historyOf', { id })}
      tools={<Button onClick={onClose}>{t('app.close')}</Button>}
    >
      <Answered query={history}>
        {({ editions }) => (
          <ol className="plain-list decisions" data-testid="versions">
            {editions.map((one, index) => (
              <Version key={one.version} one={one} before={editions[index + 1]} />
            ))}
          </ol>
        )}
      </Answered>
    </Panel>
  );
}

function Version({ one, before }: { one: Edition; before: Edition | undefined }) {
  const { t, i18n } = useTranslation();
  const { version, at, by, edition } = one;
  const parts = before === undefined ? [] : changedParts(before.edition, edition);
  return (
    <li className="decision">
      <div className="decision-head">
        <strong>
          {version === 0 ? t('membership.rules.shipped') : t('membership.rules.versionOf', { version })}, {edition.name}
        </strong>
        <span className="quiet">
          {at !== null && formatDateTime(at, i18n.language)} {by}
        </span>
      </div>
      {before !== undefined && (
        <p>
          {parts.length === 0
            ? t('membership.rules.sameAs')
            : t('membership.rules.changed', {
                parts: parts.map((part) => t(`membership.rules.part.${part}`, { defaultValue: part })).join(', '),
              })}
        </p>
      )}
    </li>
  );
}
