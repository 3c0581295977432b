import { Field } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportSearch } from '../filters/search.ts';
import { RecordDialog } from './record-dialog.tsx';
import { addRecord } from './records-api.ts';
import { useSaving } from './use-saving.ts';
import { keptSearch } from './view-address.ts';
import { ViewName } from './view-name.tsx';

interface SaveViewProps {
  readonly report: string;
  readonly tenant: string;
  readonly search: ReportSearch;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

/** Keeps the page as it stands under a name, for everybody of the tenant. */
export function SaveView({ report, tenant, search, onClose, onSaved }: SaveViewProps) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const saving = useSaving('views', {
    save: (given: string) => addRecord('views', tenant, { name: given, report, search: keptSearch(search) }),
    onSaved: () => {
      onClose();
      onSaved();
    },
  });
  return (
    <RecordDialog
      of="view"
      title={t('view.saveTitle')}
      draft={name.trim() || undefined}
      saving={saving}
      onClose={onClose}
    >
      <p className="quiet">{t('view.saveIntro')}</p>
      <Field label={t('view.name')}>
        <ViewName name={name} onName={setName} data-testid="view-name" />
      </Field>
    </RecordDialog>
  );
}
