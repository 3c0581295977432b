import { Button, Spinner } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMonthLong, formatNumber, missing } from '#text/format.ts';
import { ErrorBox } from '../pages/error-box.tsx';
import { RecordTable } from '../tables/record-table.tsx';
import { Failure, Form, TextField } from './form.tsx';
import { PageFrame } from './page-frame.tsx';
import { addTenant, houseTenantsQuery, renameTenant } from './people-api.ts';
import { sessionQuery } from './session-api.ts';
import type { HouseTenant } from './shapes.ts';

/** Every company of the installation, for its operator. */
export function TenantsPage() {
  const { t } = useTranslation();
  return (
    <PageFrame title={t('tenants.title')} sentence={t('tenants.sentence')} testId="tenants" permission="house.manage">
      <Tenants />
    </PageFrame>
  );
}

/** Asked for only by who may see them. */
function Tenants() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(houseTenantsQuery);
  return (
    <>
      {error && <ErrorBox error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Spinner size="small" label={t('app.loading')} />}
      {data && (
        <section className="card table-card">
          <Table tenants={data.tenants} />
        </section>
      )}
      <AddTenant />
    </>
  );
}

function Table({ tenants }: { tenants: readonly HouseTenant[] }) {
  const { t } = useTranslation();
  return (
    <RecordTable
      name={t('tenants.title')}
      className="people-table"
      columns={(['name', 'tenant', 'people', 'latestMonth'] as const).map((id) => t(`tenants.column.${id}`))}
      actions={t('people.column.actions')}
      numbers={[t('tenants.column.people')]}
    >
      {tenants.map((tenant) => (
        <Row key={tenant.tenant} tenant={tenant} />
      ))}
    </RecordTable>
  );
}

function Row({ tenant: known }: { tenant: HouseTenant }) {
  const { t, i18n } = useTranslation();
  const { tenant, name, people, latestMonth } = known;
  const [isRenaming, setRenaming] = useState(false);
  return (
    <tr data-testid={`tenant-${tenant}`}>
      <th scope="row" data-label={t('tenants.column.name')}>
        {isRenaming ? (
          <Rename tenant={known} onDone={() => setRenaming(false)} />
        ) : (
          <Link to="/admin/people" search={{ tenant }} className="link">
            {name ?? t('tenants.unnamed')}
          </Link>
        )}
      </th>
      <td data-label={t('tenants.column.tenant')}>
        <code>{tenant}</code>
      </td>
      <td data-label={t('tenants.column.people')} className="number">
        {formatNumber(people, i18n.language)}
      </td>
      <td data-label={t('tenants.column.latestMonth')}>
        {latestMonth ? formatMonthLong(latestMonth, i18n.language) : missing}
      </td>
      <td className="people-actions">
        {!isRenaming && (
          <Button
            size="small"
            onClick={() => setRenaming(true)}
            aria-label={t('tenants.renameOf', { tenant: name ?? tenant })}
            data-testid={`rename-${tenant}`}
          >
            {t('tenants.rename')}
          </Button>
        )}
      </td>
    </tr>
  );
}

function Rename({ tenant: { tenant, name }, onDone }: { tenant: HouseTenant; onDone: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState(name ?? '');
  const save = useTenantChange(() => renameTenant({ tenant, name: text.trim() }), onDone);
  return (
    <Form className="people-line" onSubmit={() => text.trim() !== '' && save.mutate()}>
      <TextField
        label={t('tenants.column.name')}
        value={text}
        onValue={setText}
        maxLength={200}
        autoFocus
        testId="tenant-new-name"
      />
      <Button type="submit" appearance="primary" disabledFocusable={text.trim() === '' || save.isPending}>
        {t('records.save')}
      </Button>
      <Button onClick={onDone}>{t('app.cancel')}</Button>
      <Failure error={save.error} />
    </Form>
  );
}

function AddTenant() {
  const { t } = useTranslation();
  const [draft, setDraft] = useState({ tenant: '', name: '' });
  const add = useTenantChange(
    () => addTenant({ tenant: draft.tenant.trim(), name: draft.name.trim() }),
    () => setDraft({ tenant: '', name: '' }),
  );
  const isReady = draft.tenant.trim() !== '' && draft.name.trim() !== '' && !add.isPending;
  return (
    <section className="card people-card" aria-labelledby="tenant-add-title">
      <h2 id="tenant-add-title" className="people-card-title">
        {t('tenants.add')}
      </h2>
      <p className="quiet">{t('tenants.idHint')}</p>
      <Form className="people-line" onSubmit={() => isReady && add.mutate()}>
        <TextField
          label={t('tenants.column.tenant')}
          value={draft.tenant}
          onValue={(tenant) => setDraft({ ...draft, tenant })}
          maxLength={100}
          testId="tenant-id"
        />
        <TextField
          label={t('tenants.column.name')}
          value={draft.name}
          onValue={(name) => setDraft({ ...draft, name })}
          maxLength={200}
          testId="tenant-name"
        />
        <Button type="submit" disabledFocusable={!isReady} data-testid="tenant-add">
          {t('tenants.addButton')}
        </Button>
      </Form>
      <Failure error={add.error} />
    </section>
  );
}

function useTenantChange(change: () => Promise<unknown>, onDone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      onDone();
      await client.invalidateQueries({ queryKey: houseTenantsQuery.queryKey });
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
    },
  });
}
