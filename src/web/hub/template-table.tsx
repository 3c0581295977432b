import { Button, Spinner, useRestoreFocusTarget } from '@fluentui/react-components';
import { Delete20Regular, Star20Filled, Star20Regular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Template } from '#contract/downloads.ts';
import { ErrorBox } from '../pages/error-box.tsx';
import { type Crowd, crowdBefore } from './favourites.ts';
import { sourcesQuery, templatesQuery } from './hub-api.ts';
import { HubTable, PartCells } from './hub-table.tsx';
import { Nothing } from './nothing.tsx';
import { ReplaceFavourite } from './replace-favourite.tsx';
import { useTemplateSteps } from './use-steps.ts';
import { shortTitle } from './words.ts';

const columns = ['name', 'type', 'programme', 'columns', 'filters'] as const;

/** Columns and filters that were kept, with a star for those one wants at hand (DL-15, DL-16). */
export function TemplateTable({ tenant }: { tenant: string | undefined }) {
  const { t } = useTranslation();
  const list = useQuery(templatesQuery(tenant));
  if (list.error) return <ErrorBox error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Spinner size="small" label={t('app.loading')} />;
  if (list.data.templates.length === 0) return <Nothing kind="templates" />;
  return (
    <HubTable name={t('hub.tab.templates')} testId="hub-templates" columns={columns}>
      {list.data.templates.map((template) => (
        <Row key={template.id} template={template} all={list.data.templates} />
      ))}
    </HubTable>
  );
}

function Row({ template, all }: { template: Template; all: readonly Template[] }) {
  const { t } = useTranslation();
  const { remove } = useTemplateSteps(template);
  const { id, tenant, name } = template;
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
      <PartCells {...template} />
      <td className="hub-action">
        <Star template={template} all={all} />
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

/** Makes it a favourite, or no longer one; where they are many, asks which one makes room (DL-16). */
function Star({ template, all }: { template: Template; all: readonly Template[] }) {
  const { t } = useTranslation();
  const { favour } = useTemplateSteps(template);
  const limits = useQuery(sourcesQuery(template.tenant)).data?.limits;
  const [crowd, setCrowd] = useState<Crowd>();
  const comesBackHere = useRestoreFocusTarget();
  const { name, favourite } = template;
  const press = () => {
    const found = favourite || !limits ? undefined : crowdBefore(template, all, limits);
    if (found === undefined) favour(!favourite);
    else setCrowd(found);
  };
  return (
    <>
      <Button
        appearance="subtle"
        icon={favourite ? <Star20Filled /> : <Star20Regular />}
        aria-pressed={favourite}
        aria-label={t('hub.favouriteOf', { name })}
        title={t('hub.favouriteOf', { name })}
        onClick={press}
        data-testid="template-favourite"
        {...comesBackHere}
      />
      {crowd && <ReplaceFavourite template={template} crowd={crowd} onClose={() => setCrowd(undefined)} />}
    </>
  );
}
