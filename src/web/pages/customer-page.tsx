import { Skeleton, SkeletonItem } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CustomerAdoption } from '#contract/customers.ts';
import { formatDay } from '#text/format.ts';
import { ScenarioList } from '../adoption/advice-cards.tsx';
import { ChannelTable } from '../adoption/channel-table.tsx';
import { CustomerFigures } from '../adoption/customer-figures.tsx';
import { CustomerId } from '../adoption/customer-id.tsx';
import { customerQuery } from '../adoption/customers-api.ts';
import { ProductTable } from '../adoption/product-table.tsx';
import { SelfSupport } from '../adoption/self-support.tsx';
import { SubscriptionTable } from '../adoption/subscription-table.tsx';
import { SupportLoad } from '../adoption/support-load.tsx';
import { carried, useSearch, useTenant } from '../shell/use-tenant.ts';
import { ErrorBox } from './error-box.tsx';
import { usePageTitle } from './use-page-title.ts';
import './pages.css';
import '../adoption/adoption.css';

/** One customer, "Customer insights" (ADO-10): figures, why they pass 100 %, licences of all sellers, and what to do. */
export function CustomerPage() {
  const { t } = useTranslation();
  const { customer = '' } = useParams({ strict: false });
  const tenant = useTenant();
  const search = carried(useSearch());
  const { data, error, refetch } = useQuery(customerQuery(tenant.id, customer));
  const name = data?.customer.name ?? (data ? t('customers.noName') : '');
  usePageTitle(name || t('customers.insights'));
  return (
    <article className="customer" data-customer={customer}>
      <nav className="crumbs no-print" aria-label={t('customers.crumbs')}>
        <Link to="/customers" search={search} className="link">
          {t('customers.title')}
        </Link>
        <span aria-hidden="true">/</span>
        <span>{t('customers.insights')}</span>
      </nav>
      <header className="page-head">
        <div className="page-words">
          <h1 className="page-title">{name || t('customers.insights')}</h1>
          <p className="page-sentence customer-about">
            {data?.customer.market && <span>{data.customer.market}</span>}
            <CustomerId id={customer} />
          </p>
        </div>
      </header>
      {error && <ErrorBox error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Waiting />}
      {data && <Insights data={data} />}
    </article>
  );
}

function Insights({ data }: { data: CustomerAdoption }) {
  const { t } = useTranslation();
  const withheld = data.redacted.length > 0;
  return (
    <div className="customer-grid appear">
      <AsOf data={data} />
      <CustomerFigures totals={data.totals} />
      <ProductTable products={data.products} withheld={withheld} />
      <div className="customer-pair">
        <section className="card" aria-labelledby="customer-advice" data-testid="customer-advice">
          <h2 id="customer-advice" className="adoption-title">
            {t('advice.title')}
          </h2>
          <ScenarioList scenarios={data.advice} />
          <SupportLoad data={data} />
        </section>
        <ChannelTable channels={data.channels} />
      </div>
      <SubscriptionTable subscriptions={data.subscriptions} />
      <SelfSupport />
      <OtherPages />
    </div>
  );
}

/** The days the figures are of, each dataset its own. */
function AsOf({ data }: { data: CustomerAdoption }) {
  const { t, i18n } = useTranslation();
  const { entitlements, activity } = data.asOf;
  const day = (one: string | null) => (one === null ? t('customers.never') : formatDay(one, i18n.language));
  return (
    <p className="quiet customer-asof" data-testid="customer-asof">
      {t('customers.asOf', { entitlements: day(entitlements), activity: day(activity) })}
    </p>
  );
}

function OtherPages() {
  const { t } = useTranslation();
  const search = carried(useSearch());
  return (
    <p className="no-print">
      <span className="remark-title">{t('page.more')}</span>
      <Link to="/reports/$report" params={{ report: 'adoption' }} search={search} className="link remark-link">
        {t('report.adoption.title')}
      </Link>
      <Link to="/customers" search={search} className="link">
        {t('customers.title')}
      </Link>
    </p>
  );
}

function Waiting() {
  const { t } = useTranslation();
  return (
    <Skeleton className="customer-grid" aria-label={t('app.loading')}>
      {['figures', 'products', 'advice'].map((part) => (
        <div key={part} className="card skeleton-card customer-waiting">
          <SkeletonItem size={16} className="skeleton-title" />
          <SkeletonItem className="skeleton-body" />
        </div>
      ))}
    </Skeleton>
  );
}
