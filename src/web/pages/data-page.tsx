import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { importsQuery } from '../api.ts';
import { DropZone } from '../imports/drop-zone.tsx';
import { History } from '../imports/history.tsx';
import { ImportItem } from '../imports/import-item.tsx';
import { addUploads, currentUploads, type FileHints, followImport, watchUploads } from '../imports/uploads.ts';
import { Denied } from '../people/refusal.tsx';
import { useMay } from '../people/use-session.ts';
import { useChangeSearch, useSearch, useTenant } from '../shell/use-tenant.ts';
import './pages.css';
import '../imports/imports.css';

/** Loads raw exports, shows how each fares, and what was loaded before (HTTP-2, CLI-4). */
export function DataPage() {
  const { t } = useTranslation();
  return useMay()('imports.read') ? <Loading /> : <Denied title={t('import.title')} permission="imports.read" />;
}

function Loading() {
  const { t, i18n } = useTranslation();
  const { id, all } = useTenant();
  const [typed, setTyped] = useState<string>();
  const search = useSearch();
  const change = useChangeSearch();
  const tenant = typed ?? id ?? '';
  const listed = all.some((one) => one.tenant === tenant) ? tenant : id;
  const list = useQuery({ ...importsQuery(listed), enabled: listed !== undefined });
  const running = list.data?.running;
  useEffect(() => running?.forEach(followImport), [running]);
  useEffect(() => {
    document.title = `${t('import.title')} · ${t('app.name')}`;
  }, [i18n.language]);
  const load = (files: readonly File[], hints: FileHints) => {
    addUploads(tenant, files, hints);
    change({ ...search, tenant });
  };
  return (
    <article>
      <header className="page-head">
        <div className="page-words">
          <h1 className="page-title">{t('import.title')}</h1>
          <p className="page-sentence">{t('import.sentence')}</p>
        </div>
      </header>
      <DropZone tenant={tenant} tenants={all.map((one) => one.tenant)} onTenant={setTyped} onFiles={load} />
      <Running />
      <History deliveries={listed === undefined ? [] : list.data?.deliveries} error={list.error} />
    </article>
  );
}

function Running() {
  const { t } = useTranslation();
  const uploads = useSyncExternalStore(watchUploads, currentUploads);
  if (uploads.length === 0) return null;
  return (
    <section className="import-section" aria-labelledby="import-now">
      <h2 id="import-now" className="import-heading">
        {t('import.now')}
      </h2>
      <p className="quiet import-leave">{t('import.leave')}</p>
      <ul className="plain-list card import-list" aria-live="polite">
        {uploads.map((upload) => (
          <ImportItem key={upload.key} upload={upload} />
        ))}
      </ul>
    </section>
  );
}
