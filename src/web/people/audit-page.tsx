import { Button, Checkbox, Field, Input, Select, Spinner, Tag } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FileButton } from '../downloads/file-button.tsx';
import { oneOf } from '../filters/search.ts';
import { ErrorBox } from '../pages/error-box.tsx';
import { useChangeSearch, useSearch } from '../shell/use-tenant.ts';
import { type AuditWish, auditActions, auditFile, auditQuery, toWish } from './audit-api.ts';
import { AuditTable } from './audit-table.tsx';
import { PageFrame } from './page-frame.tsx';
import { companyName, useMay, useMember, usePerson } from './use-session.ts';
import '../tables/data-table.css';

/** Why the list is empty: of the filters, or because sign-ins and the set-up are of no company. */
function nothingKey({ tenant, ...filters }: AuditWish, person: ReturnType<typeof usePerson>): string {
  if (Object.values(filters).some((value) => value !== undefined)) return 'audit.noMatch';
  return tenant !== undefined && person?.operator === true ? 'audit.noneHere' : 'audit.none';
}

/** Who did what and when, newest first, as a page and as a file (SEC-18). */
export function AuditPage() {
  const { t } = useTranslation();
  const member = useMember();
  const search = useSearch();
  const person = usePerson();
  const wish = toWish(search, member?.tenant);
  const isReady = useMay()('audit.read') && (wish.tenant !== undefined || person?.operator === true);
  const list = useInfiniteQuery(auditQuery(wish, isReady));
  const entries = list.data?.pages.flatMap((page) => page.entries) ?? [];
  const where = wish.tenant === undefined || !member ? t('audit.everywhere') : companyName(member);
  return (
    <PageFrame
      title={t('audit.title')}
      sentence={t('audit.sentence', { company: where })}
      testId="audit"
      permission="audit.read"
      tools={<FileButton href={auditFile(wish)} label={t('audit.file')} name="audit-file" />}
    >
      <Filters nameOf={(account) => entries.find(({ actor }) => actor === account)?.actorName} />
      {list.error && <ErrorBox error={list.error} onRetry={() => void list.refetch()} />}
      {!list.error && (
        <section className="card table-card" aria-busy={list.isFetching}>
          {!list.data && <Spinner size="small" label={t('app.loading')} />}
          {list.data && entries.length === 0 && <p className="table-nothing">{t(nothingKey(wish, person))}</p>}
          {entries.length > 0 && <AuditTable entries={entries} withTenant={wish.tenant === undefined} />}
        </section>
      )}
      {list.hasNextPage && (
        <Button
          disabledFocusable={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
          data-testid="audit-more"
        >
          {t('audit.more')}
        </Button>
      )}
    </PageFrame>
  );
}

/** What is shown, all of it in the address. */
function Filters({ nameOf }: { nameOf: (account: string) => string | undefined }) {
  const { t } = useTranslation();
  const search = useSearch();
  const change = useChangeSearch();
  const person = usePerson();
  const set = (name: string, value: string) => change({ ...search, [name]: value === '' ? undefined : value });
  const actor = oneOf(search.actor);
  const areas = [...new Set(auditActions.map((action) => action.split('.')[0] ?? ''))];
  return (
    <div className="audit-filters no-print">
      {(['since', 'until'] as const).map((name) => (
        <Field key={name} label={t(`audit.${name}`)}>
          <Input
            type="date"
            value={oneOf(search[name]) ?? ''}
            onChange={(_, { value }) => set(name, value)}
            data-testid={`audit-${name}`}
          />
        </Field>
      ))}
      <Field label={t('audit.action')}>
        <Select
          value={oneOf(search.action) ?? ''}
          onChange={(_, { value }) => set('action', value)}
          data-testid="audit-action"
        >
          <option value="">{t('audit.all')}</option>
          {areas.map((area) => (
            <optgroup key={area} label={t(`audit.area.${area}`)}>
              <option value={area}>{t('audit.wholeArea', { area: t(`audit.area.${area}`) })}</option>
              {auditActions
                .filter((action) => action.startsWith(`${area}.`))
                .map((action) => (
                  <option key={action} value={action}>
                    {t(`audit.actions.${action}`)}
                  </option>
                ))}
            </optgroup>
          ))}
        </Select>
      </Field>
      {person?.operator && (
        <Checkbox
          label={t('audit.everywhere')}
          checked={oneOf(search.everywhere) === 'yes'}
          onChange={(_, { checked }) => set('everywhere', checked === true ? 'yes' : '')}
          data-testid="audit-everywhere"
        />
      )}
      {actor && (
        <Tag
          dismissible
          dismissIcon={{ 'aria-label': t('audit.anybody') }}
          onClick={() => set('actor', '')}
          data-testid="audit-actor"
        >
          {t('audit.by', { name: nameOf(actor) ?? actor })}
        </Tag>
      )}
    </div>
  );
}
