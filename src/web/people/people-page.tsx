import { Button, SearchBox, Spinner } from '@fluentui/react-components';
import { PersonAdd20Regular } from '@fluentui/react-icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '#text/format.ts';
import { useTableSearch } from '../charts/table-search.ts';
import { ErrorBox } from '../pages/error-box.tsx';
import { AddPerson } from './add-person.tsx';
import { PageFrame } from './page-frame.tsx';
import { peopleQuery } from './people-api.ts';
import { PeopleTable } from './people-table.tsx';
import { companyName, useMay, useMember } from './use-session.ts';
import '../tables/data-table.css';

/** Everybody of the company: who they are, what they may, and what an admin does about it (RO-10 … RO-19). */
export function PeoplePage() {
  const { t } = useTranslation();
  const member = useMember();
  const may = useMay();
  const [isAdding, setAdding] = useState(false);
  const company = member ? companyName(member) : '';
  return (
    <PageFrame
      title={t('people.title')}
      sentence={t('people.sentence', { company })}
      testId="people"
      permission="people.read"
      tools={
        member &&
        may('people.create') && (
          <Button
            appearance="primary"
            icon={<PersonAdd20Regular />}
            onClick={() => setAdding(true)}
            data-testid="person-add"
          >
            {t('people.add')}
          </Button>
        )
      }
    >
      {member ? <Everybody tenant={member.tenant} /> : <p>{t('people.noCompany')}</p>}
      {member && isAdding && <AddPerson member={member} onClose={() => setAdding(false)} />}
    </PageFrame>
  );
}

function Everybody({ tenant }: { tenant: string }) {
  const { t, i18n } = useTranslation();
  const { typed, settled, type } = useTableSearch();
  const list = useInfiniteQuery(peopleQuery(tenant, settled));
  const people = list.data?.pages.flatMap((page) => page.people) ?? [];
  const total = list.data?.pages[0]?.rowCount ?? 0;
  if (list.error) return <ErrorBox error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <section className="card" aria-busy={list.isFetching}>
      <div className="table-tools">
        <SearchBox
          className="table-search"
          value={typed}
          onChange={(_, { value }) => type(value)}
          placeholder={t('people.search')}
          aria-label={t('people.search')}
          data-testid="people-search"
        />
        <span className="table-count" role="status" data-testid="people-count">
          {list.data && t('people.count', { count: total, total: formatNumber(total, i18n.language) })}
        </span>
      </div>
      {!list.data && <Spinner size="small" label={t('app.loading')} />}
      {list.data && people.length === 0 && (
        <p className="table-nothing">{t(settled.trim() === '' ? 'people.nobody' : 'people.noMatch')}</p>
      )}
      {people.length > 0 && <PeopleTable people={people} tenant={tenant} />}
      {list.hasNextPage && (
        <Button
          disabledFocusable={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
          data-testid="people-more"
        >
          {t('people.more')}
        </Button>
      )}
    </section>
  );
}
