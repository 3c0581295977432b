import { SearchBox, Spinner } from '@fluentui/react-components';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatNumber, missing } from '#text/format.ts';
import { type CustomerEntry, customersQuery } from '../adoption/customers-api.ts';
import { useTableSearch } from '../charts/table-search.ts';
import { carried, useSearch, useTenant } from '../shell/use-tenant.ts';
import { Grid, type GridColumn } from '../tables/grid.tsx';
import { NoData } from './empty-page.tsx';
import { ErrorBox } from './error-box.tsx';
import { usePageTitle } from './use-page-title.ts';
import './pages.css';
import '../adoption/adoption.css';

/** Every customer of the tenant, to choose one from (ADO-10). */
export function CustomersListPage() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const { typed, settled, type } = useTableSearch();
  usePageTitle(t('customers.title'));
  const list = useInfiniteQuery(customersQuery(tenant.id, settled));
  const pages = list.data?.pages ?? [];
  const customers = pages.flatMap((page) => page.customers);
  const total = pages[0]?.rowCount ?? 0;
  const more = () => {
    if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
  };
  return (
    <article className="customers">
      <header className="page-head">
        <div className="page-words">
          <h1 className="page-title">{t('customers.title')}</h1>
          <p className="page-sentence">{t('customers.sentence')}</p>
        </div>
      </header>
      {tenant.known && tenant.id === undefined ? (
        <NoData />
      ) : list.error ? (
        <ErrorBox error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <section className="card" aria-busy={list.isFetching}>
          <div className="table-tools">
            <SearchBox
              className="table-search"
              value={typed}
              onChange={(_, { value }) => type(value)}
              placeholder={t('customers.search')}
              aria-label={t('customers.search')}
              data-testid="customers-search"
            />
            <Count shown={customers.length} total={total} known={list.data !== undefined} />
          </div>
          {!list.data && <Spinner size="small" label={t('app.loading')} />}
          {list.data && total === 0 && (
            <p className="table-nothing" role="status">
              {settled === '' ? t('customers.none') : t('customers.noMatch', { text: settled })}
            </p>
          )}
          {total > 0 && <Customers customers={customers} total={total} onEnd={more} />}
        </section>
      )}
    </article>
  );
}

function Count({ shown, total, known }: { shown: number; total: number; known: boolean }) {
  const { t, i18n } = useTranslation();
  const [part, whole] = [shown, total].map((value) => formatNumber(value, i18n.language));
  return (
    <span className="table-count" role="status" data-testid="customers-count">
      {known &&
        (shown < total
          ? t('table.some', { shown: part, total: whole })
          : t('table.all', { count: total, total: whole }))}
    </span>
  );
}

interface CustomersProps {
  readonly customers: readonly CustomerEntry[];
  readonly total: number;
  readonly onEnd: () => void;
}

function Customers({ customers, total, onEnd }: CustomersProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = carried(useSearch());
  const columns: GridColumn[] = (['customerName', 'market', 'customerTenantId', 'adoption'] as const).map((id) => ({
    id,
    label: t(`customers.column.${id}`),
  }));
  const open = (row: number) => {
    const customer = customers[row]?.customerTenantId;
    if (customer !== undefined) void navigate({ to: '/customers/$customer', params: { customer }, search });
  };
  return (
    <Grid
      label={t('customers.title')}
      columns={columns}
      count={customers.length}
      total={total}
      cell={(row, { id }) => <Cell customer={customers[row]} column={id} />}
      opens={(_, { id }) => id === 'customerName'}
      onOpen={open}
      onEnd={onEnd}
      maxHeight="calc(100vh - 260px)"
    />
  );
}

function Cell({ customer, column }: { customer: CustomerEntry | undefined; column: string }) {
  const { t } = useTranslation();
  const search = carried(useSearch());
  if (!customer) return null;
  const { customerTenantId, name, market, hasAdoption } = customer;
  switch (column) {
    case 'customerName':
      return (
        <Link
          to="/customers/$customer"
          params={{ customer: customerTenantId }}
          search={search}
          className="link"
          tabIndex={-1}
          onClick={(event) => event.stopPropagation()}
          data-testid={`customer-${customerTenantId}`}
        >
          {name ?? t('customers.noName')}
        </Link>
      );
    case 'market':
      return market ?? missing;
    case 'customerTenantId':
      return <code className="customer-id">{customerTenantId}</code>;
    default:
      return hasAdoption ? t('customers.hasAdoption') : missing;
  }
}
