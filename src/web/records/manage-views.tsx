import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '#text/format.ts';
import { Window } from '../shell/window.tsx';
import { RecordForm, SaveButton } from './record-form.tsx';
import { RecordTools } from './record-tools.tsx';
import { changeRecord, type SavedView, viewsQuery } from './records-api.ts';
import { useRemoval } from './use-removal.ts';
import { useSaving } from './use-saving.ts';
import { byName, openedSearch } from './view-address.ts';
import { ViewName } from './view-name.tsx';
import './records.css';

/** Every saved view of the tenant: open, rename, remove. */
export function ManageViews({ tenant, onClose }: { tenant: string; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const { data } = useQuery(viewsQuery(tenant));
  const views = byName(data?.views ?? [], i18n.language);
  return (
    <Window
      title={t('view.title')}
      testId="views-dialog"
      error={null}
      close={{ label: t('app.close') }}
      onClose={onClose}
    >
      {data && views.length === 0 && <p className="quiet">{t('view.none')}</p>}
      <ul className="plain-list">
        {views.map((view) => (
          <ViewRow key={view.id} view={view} onOpen={onClose} />
        ))}
      </ul>
    </Window>
  );
}

function ViewRow({ view, onOpen }: { view: SavedView; onOpen: () => void }) {
  const { t, i18n } = useTranslation();
  const [renaming, setRenaming] = useState(false);
  const remove = useRemoval('views');
  const { id, tenant, name } = view;
  if (renaming) return <Rename view={view} onDone={() => setRenaming(false)} />;
  return (
    <li className="view-row" data-testid={`view-row-${name}`}>
      <div className="view-words">
        <Link
          to="/reports/$report"
          params={{ report: view.report }}
          search={openedSearch(view)}
          className="link"
          onClick={onOpen}
        >
          {name}
        </Link>
        <p className="quiet view-about">
          {t(`report.${view.report}.title`, { defaultValue: view.report })} · {formatDateTime(view.at, i18n.language)}
        </p>
      </div>
      <RecordTools
        edit={{
          label: t('view.renameOf', { name }),
          testId: `view-rename-${name}`,
          onClick: () => setRenaming(true),
        }}
        remove={{
          label: t('view.removeOf', { name }),
          testId: `view-remove-${name}`,
          onClick: () => remove({ id, tenant, said: t('view.removed', { name }) }),
        }}
      />
    </li>
  );
}

function Rename({ view, onDone }: { view: SavedView; onDone: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState(view.name);
  const { report, search } = view;
  const saving = useSaving('views', {
    save: () => changeRecord('views', view, { name: name.trim(), report, search }),
    onSaved: onDone,
  });
  const isEmpty = name.trim() === '';
  return (
    <li>
      <RecordForm className="view-row" isEmpty={isEmpty} onSave={() => saving.mutate()}>
        <ViewName
          className="view-words"
          aria-label={t('view.name')}
          name={name}
          onName={setName}
          data-testid="view-new-name"
        />
        <Button onClick={onDone}>{t('app.cancel')}</Button>
        <SaveButton isDisabled={isEmpty || saving.isPending} testId="view-rename-save" />
      </RecordForm>
      {saving.error && <p role="alert">{t('records.failed', { reason: saving.error.message })}</p>}
    </li>
  );
}
