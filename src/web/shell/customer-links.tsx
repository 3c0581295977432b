import { BuildingMultiple20Regular, Person20Regular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ReportList } from '#contract/report.ts';
import { foundCustomersQuery } from '../adoption/customers-api.ts';
import { NavigationGroup } from './navigation-group.tsx';
import { useSettled } from './use-settled.ts';
import { carried, useSearch, useTenant } from './use-tenant.ts';

/** Reports whose readers may see the list of customers. */
const opening: readonly string[] = ['adoption', 'customers'];

/** The list of customers (ADO-10), and those whose name or id the reader types. */
export function CustomerLinks({ reports, wanted }: { reports: ReportList['reports']; wanted: string }) {
  const { t } = useTranslation();
  const search = carried(useSearch());
  const typed = wanted.trim();
  const opens = reports.some(({ id, state }) => state === 'open' && opening.includes(id));
  const title = t('customers.all');
  const found = useFound(opens ? typed : '');
  const matches = title.toLowerCase().includes(typed.toLowerCase());
  if (!opens || (!matches && found.length === 0)) return null;
  return (
    <NavigationGroup title={t('customers.group')}>
      {matches && (
        <li>
          <Link
            to="/customers"
            search={search}
            className="navigation-link"
            activeOptions={{ includeSearch: false, exact: true }}
            activeProps={{ 'aria-current': 'page' }}
            data-testid="navigation-customer-list"
          >
            <BuildingMultiple20Regular aria-hidden />
            <span className="navigation-name">{title}</span>
          </Link>
        </li>
      )}
      {found.map(({ customerTenantId, name }) => (
        <li key={customerTenantId}>
          <Link
            to="/customers/$customer"
            params={{ customer: customerTenantId }}
            search={search}
            className="navigation-link"
            data-testid={`found-${customerTenantId}`}
          >
            <Person20Regular aria-hidden />
            <span className="navigation-name">{name ?? customerTenantId}</span>
          </Link>
        </li>
      ))}
    </NavigationGroup>
  );
}

function useFound(typed: string) {
  const { about } = useTenant();
  const settled = useSettled(typed);
  const { data } = useQuery(foundCustomersQuery(about?.tenant, settled));
  return typed.length >= 2 ? (data?.customers ?? []) : [];
}
