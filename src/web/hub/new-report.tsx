import { Tab, TabList } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Download, DownloadSources, Template } from '#contract/downloads.ts';
import { oneOf } from '../filters/search.ts';
import { PeopleCard } from '../people/page-frame.tsx';
import { useChangeSearch, useSearch } from '../shell/use-tenant.ts';
import { ColumnPicker } from './column-picker.tsx';
import { type Draft, selectionOf } from './draft.ts';
import { FileFields } from './file-fields.tsx';
import { FilterFields } from './filter-fields.tsx';
import { OrderBar } from './order-bar.tsx';
import { Preview } from './preview.tsx';
import { RangeField } from './range-field.tsx';
import { ScheduleFields } from './schedule-fields.tsx';
import { SourceFields } from './source-fields.tsx';
import { shortTitle } from './words.ts';

interface NewReportProps {
  readonly tenant: string | undefined;
  readonly sources: DownloadSources;
  readonly templates: readonly Template[];
  readonly first: Draft;
  /** The schedule that is changed; absent for a new report. */
  readonly changed: Download | undefined;
}

/** Two paths to a file: the short one, and the one with templates, filters and schedules (DL-11, DL-12). */
export function NewReport({ tenant, sources, templates, first, changed }: NewReportProps) {
  const { t } = useTranslation();
  const search = useSearch();
  const change = useChangeSearch();
  const [draft, setDraft] = useState(first);
  // What the draft was made from: the list goes on being asked for, and may know a newer one.
  const [before, setBefore] = useState(changed);
  const isAdvanced = changed !== undefined || oneOf(search.path) === 'advanced';
  const source = sources.sources.find(({ dataset }) => dataset === draft.dataset);
  const usualName = source ? t('hub.usualName', { title: shortTitle(source) }) : '';
  const fields = { draft, onChange: setDraft };
  return (
    <div className="hub-new">
      <div className="hub-form">
        {!changed && (
          <TabList
            selectedValue={isAdvanced ? 'advanced' : 'basic'}
            onTabSelect={(_, { value }) => change({ ...search, path: value === 'advanced' ? 'advanced' : undefined })}
            aria-label={t('hub.path.label')}
          >
            <Tab value="basic" data-testid="hub-basic">
              {t('hub.path.basic')}
            </Tab>
            <Tab value="advanced" data-testid="hub-advanced">
              {t('hub.path.advanced')}
            </Tab>
          </TabList>
        )}
        <PeopleCard id="hub-source" title={t('hub.step.source')}>
          <SourceFields {...fields} sources={sources.sources} templates={templates} isAdvanced={isAdvanced} />
        </PeopleCard>
        {source && (
          <>
            <PeopleCard id="hub-columns" title={t('hub.step.columns')}>
              <ColumnPicker {...fields} source={source} />
            </PeopleCard>
            <PeopleCard id="hub-range" title={t('hub.step.range')}>
              <RangeField {...fields} source={source} limits={sources.limits} />
            </PeopleCard>
            {isAdvanced && (
              <PeopleCard id="hub-filters" title={t('hub.step.filters')}>
                <FilterFields {...fields} source={source} tenant={tenant} />
              </PeopleCard>
            )}
            <PeopleCard id="hub-file" title={t('hub.step.file')}>
              <FileFields {...fields} usualName={usualName} />
            </PeopleCard>
            {isAdvanced && (
              <PeopleCard id="hub-schedule" title={t('hub.step.schedule')}>
                <ScheduleFields {...fields} limits={sources.limits} mustStay={changed !== undefined} />
              </PeopleCard>
            )}
          </>
        )}
        <OrderBar
          {...fields}
          tenant={tenant}
          usualName={usualName}
          changed={before}
          isAdvanced={isAdvanced}
          onReset={() => {
            setDraft(first);
            setBefore(changed);
          }}
        />
      </div>
      <Preview tenant={tenant} selection={selectionOf(draft)} />
    </div>
  );
}
