import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  Input,
} from '@fluentui/react-components';
import { Delete20Regular, Edit20Regular } from '@fluentui/react-icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '#text/format.ts';
import { changeRecord, type SavedView, viewsQuery } from './records-api.ts';
import { longestName } from './save-view.tsx';
import { useRemoval } from './use-removal.ts';
import { byName, openedSearch } from './view-address.ts';
import './records.css';

/** Every saved view of the tenant: open, rename, remove. */
export function ManageViews({ tenant, onClose }: { tenant: string; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const { data } = useQuery(viewsQuery(tenant));
  const views = byName(data?.views ?? [], i18n.language);
  return (
    <Dialog open onOpenChange={(_, change) => !change.open && onClose()}>
      <DialogSurface data-testid="views-dialog">
        <DialogBody>
          <DialogTitle>{t('view.title')}</DialogTitle>
          <DialogContent>
            {data && views.length === 0 && <p className="quiet">{t('view.none')}</p>}
            <ul className="plain-list">
              {views.map((view) => (
                <ViewRow key={view.id} view={view} onOpen={onClose} />
              ))}
            </ul>
          </DialogContent>
          <DialogActions>
            <DialogTrigger disableButtonEnhancement>
              <Button>{t('app.close')}</Button>
            </DialogTrigger>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
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
      <Button
        appearance="subtle"
        size="small"
        icon={<Edit20Regular />}
        aria-label={t('view.renameOf', { name })}
        title={t('view.renameOf', { name })}
        onClick={() => setRenaming(true)}
        data-testid={`view-rename-${name}`}
      />
      <Button
        appearance="subtle"
        size="small"
        icon={<Delete20Regular />}
        aria-label={t('view.removeOf', { name })}
        title={t('view.removeOf', { name })}
        onClick={() => remove({ id, tenant, said: t('view.removed', { name }) })}
        data-testid={`view-remove-${name}`}
      />
    </li>
  );
}

function Rename({ view, onDone }: { view: SavedView; onDone: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [name, setName] = useState(view.name);
  const { report, search } = view;
  const rename = useMutation({
    mutationFn: () => changeRecord('views', view, { name: name.trim(), report, search }),
    onSuccess: onDone,
    onSettled: () => client.invalidateQueries({ queryKey: ['views'] }),
  });
  const empty = name.trim() === '';
  return (
    <li>
      <form
        className="view-row"
        onSubmit={(event) => {
          event.preventDefault();
          if (!empty) rename.mutate();
        }}
      >
        <Input
          className="view-words"
          value={name}
          maxLength={longestName}
          aria-label={t('view.name')}
          onChange={(_, { value }) => setName(value)}
          data-testid="view-new-name"
          autoFocus
        />
        <Button onClick={onDone}>{t('app.cancel')}</Button>
        <Button
          type="submit"
          appearance="primary"
          disabledFocusable={empty || rename.isPending}
          data-testid="view-rename-save"
        >
          {t('records.save')}
        </Button>
      </form>
      {rename.error && <p role="alert">{t('records.failed', { reason: rename.error.message })}</p>}
    </li>
  );
}
