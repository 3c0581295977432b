import { Button, Spinner } from '@fluentui/react-components';
import { Delete20Regular, Star20Filled, Star20Regular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Template } from '#contract/downloads.ts';
import { ErrorBox } from '../pages/error-box.tsx';
import { RecordTable } from '../tables/record-table.tsx';
import { templatesQuery } from './hub-api.ts';
import { Nothing } from './nothing.tsx';
import { ListTip } from './report-table.tsx';
import { useTemplateSteps } from './use-steps.ts';
import { filterText, shortTitle } from './words.ts';

const columns = ['name', 'type', 'programme', 'columns', 'filters'] as const;

/** Columns and filters that were kept, with a star for those one wants at hand (DL-15, DL-16). */
export function TemplateTable({ tenant }: { tenant: string | undefined }) {
  const { t } = useTranslation();
  const list = useQuery(templatesQuery(tenant));
  if (list.error) return <ErrorBox error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Spinner size="small" label={t('app.loading')} />;
  if (list.data.templates.length === 0) return <Nothing kind="templates" />;
  return (
    <div className="table-card">
      <RecordTable
        name={t('hub.tab.templates')}
        className="hub-table"
        testId="hub-templates"
        columns={columns.map((name) => t(`hub.column.${name}`))}
        actions={t('hub.column.action')}
      >
        {list.data.templates.map((template) => (
          <Row key={template.id} template={template} />
        ))}
      </RecordTable>
    </div>
  );
}

function Row({ template }: { template: Template }) {
  const { t } = useTranslation();
  const { favour, remove } = useTemplateSteps(template);
  const { id, tenant, name, favourite } = template;
  const label = (column: (typeof columns)[number]) => t(`hub.column.${column}`);
  return (
    <tr data-testid={`template-${name}`}>
      <th scope="row" className="hub-name" data-label={label('name')}>
        <Link to="/downloads/new" search={{ tenant, template: id, path: 'advanced' }} className="link">
          {name}
        </Link>
      </th>
      <td data-label={label('type')}>{shortTitle(template)}</td>
      <td data-label={label('programme')}>{t(`hub.programme.${template.programme}`)}</td>
      <td data-label={label('columns')}>
        <ListTip count={template.columns.length} parts={template.columns} />
      </td>
      <td data-label={label('filters')}>
        <ListTip count={template.filters.length} parts={template.filters.map((filter) => filterText(filter, t))} />
      </td>
      <td className="hub-action">
        <Button
          appearance="subtle"
          icon={favourite ? <Star20Filled /> : <Star20Regular />}
          aria-pressed={favourite}
          aria-label={t('hub.favouriteOf', { name })}
          title={t('hub.favouriteOf', { name })}
          onClick={() => favour(!favourite)}
          data-testid="template-favourite"
        />
        <Button
          appearance="subtle"
          icon={<Delete20Regular />}
          aria-label={t('hub.removeOf', { name })}
          title={t('hub.removeOf', { name })}
          onClick={remove}
          data-testid="template-remove"
        />
      </td>
    </tr>
  );
}
