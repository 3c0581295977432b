import { Button, Field, SearchBox, Select } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '#text/format.ts';
import { useTableSearch } from '../charts/table-search.ts';
import { oneOf } from '../filters/search.ts';
import { useChangeSearch, useSearch } from '../shell/use-tenant.ts';
import { partnersQuery } from './operator-api.ts';
import { PartnerTable } from './operator-partner-table.tsx';
import { Answered, Panel } from './panel.tsx';
import { OperatorPage } from './programme-page.tsx';
import './member.css';

/** Every partner at a glance. */
export function OperatorPartnersPage() {
  const { t } = useTranslation();
  return (
    <OperatorPage name="partners" title={t('membership.partners.title')} sentence={t('membership.partners.sentence')}>
      <Partners />
    </OperatorPage>
  );
}

const statuses = ['none', 'active', 'at-risk', 'renewable', 'lost', 'trouble'] as const;
const orders = ['anniversary', 'tenant', 'kpi'] as const;
/** Rows at first and with every step more, and the most that one answer holds. */
const [step, most] = [100, 1000];

function Partners() {
  const { t, i18n } = useTranslation();
  const search = useSearch();
  const change = useChangeSearch();
  const { typed, settled, type } = useTableSearch();
  const status = statuses.find((one) => one === oneOf(search.status));
  const sort = orders.find((one) => one === oneOf(search.sort)) ?? 'anniversary';
  const limit = Math.min(most, Math.max(step, Number(oneOf(search.show)) || step));
  const list = useQuery(partnersQuery({ search: settled || undefined, status, sort, limit: String(limit) }));
  const set = (name: string, value: string) => change({ ...search, [name]: value === '' ? undefined : value });
  const isFiltered = settled !== '' || status !== undefined;
  return (
    <Panel id="partners" title={t('membership.partners.list')}>
      <div className="member-line no-print">
        <Field label={t('membership.partners.search')}>
          <SearchBox value={typed} onChange={(_, { value }) => type(value)} data-testid="partner-search" />
        </Field>
        <Field label={t('membership.partners.status')}>
          <Select value={status ?? ''} onChange={(_, { value }) => set('status', value)} data-testid="partner-status">
            <option value="">{t('membership.partners.all')}</option>
            {statuses.map((one) => (
              <option key={one} value={one}>
                {t(`membership.partnerStatus.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('membership.partners.sort')}>
          <Select value={sort} onChange={(_, { value }) => set('sort', value)} data-testid="partner-sort">
            {orders.map((one) => (
              <option key={one} value={one}>
                {t(`membership.partners.by.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <Answered query={list}>
        {({ partners, total }) => (
          <>
            <p className="quiet" role="status" data-testid="partner-count" aria-busy={list.isFetching}>
              {t('membership.partners.count', { count: total, total: formatNumber(total, i18n.language) })}
            </p>
            {partners.length === 0 ? (
              <p className="programme-nothing">
                {t(isFiltered ? 'membership.partners.noMatch' : 'membership.partners.none')}
              </p>
            ) : (
              <PartnerTable partners={partners} />
            )}
            {total > partners.length && limit < most && (
              <Button className="programme-begin" onClick={() => set('show', String(limit + step))}>
                {t('membership.partners.more', { count: total - partners.length })}
              </Button>
            )}
          </>
        )}
      </Answered>
    </Panel>
  );
}
