import { Field, Input } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DropTarget } from './drop-target.tsx';
import { FileHintFields } from './file-hints.tsx';
import type { FileHints } from './uploads.ts';

interface DropZoneProps {
  readonly tenant: string;
  readonly tenants: readonly string[];
  readonly onTenant: (tenant: string) => void;
  readonly onFiles: (files: readonly File[], hints: FileHints) => void;
}

const shape = /^[\w.-]{1,64}$/;

/** Where files are dropped or chosen, and whose data they are. */
export function DropZone({ tenant, tenants, onTenant, onFiles }: DropZoneProps) {
  const { t } = useTranslation();
  const [hints, setHints] = useState<FileHints>({ dataset: '', customer: '' });
  const [asked, setAsked] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const wrong = !shape.test(tenant);
  const message = tenant === '' ? t('import.tenantNeeded') : t('import.tenantShape');
  const ask = () => {
    setAsked(wrong);
    if (wrong) field.current?.focus();
    return !wrong;
  };
  return (
    <section className="card import-card" aria-label={t('import.dropTitle')}>
      <div className="import-about">
        <Field
          label={t('import.tenant')}
          hint={t('import.tenantHint')}
          {...(wrong && (asked || tenant !== '') && { validationMessage: message })}
        >
          <Input
            input={{ ref: field }}
            value={tenant}
            list="known-tenants"
            autoComplete="off"
            onChange={(_, { value }) => onTenant(value.trim())}
            data-testid="import-tenant"
          />
        </Field>
        <datalist id="known-tenants">
          {tenants.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
        <FileHintFields tenant={tenants.includes(tenant) ? tenant : tenants[0]} hints={hints} onHints={setHints} />
      </div>
      <DropTarget ready={ask} onFiles={(files) => onFiles(files, hints)} />
    </section>
  );
}
