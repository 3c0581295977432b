import { Button, Field, Input } from '@fluentui/react-components';
import { ArrowUpload24Regular } from '@fluentui/react-icons';
import { type DragEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface DropZoneProps {
  readonly tenant: string;
  readonly tenants: readonly string[];
  readonly onTenant: (tenant: string) => void;
  readonly onFiles: (files: readonly File[]) => void;
}

const shape = /^[\w.-]{1,64}$/;

/** Where files are dropped or chosen, and whose data they are. */
export function DropZone({ tenant, tenants, onTenant, onFiles }: DropZoneProps) {
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  const [asked, setAsked] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const wrong = !shape.test(tenant);
  const ready = (go: () => void) => {
    setAsked(wrong);
    if (wrong) field.current?.focus();
    else go();
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const files = [...event.dataTransfer.files];
    ready(() => onFiles(files));
  };
  const message = tenant === '' ? t('import.tenantNeeded') : t('import.tenantShape');
  return (
    <section className="card import-card" aria-label={t('import.dropTitle')}>
      <Field
        label={t('import.tenant')}
        hint={t('import.tenantHint')}
        className="import-tenant"
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
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut for the button inside */}
      <div
        className={over ? 'import-drop import-drop-over' : 'import-drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        data-testid="import-drop"
      >
        <ArrowUpload24Regular className="state-icon" aria-hidden />
        <p className="import-drop-title">{t('import.dropTitle')}</p>
        <p className="quiet">{t('import.dropText')}</p>
        <Button appearance="primary" onClick={() => ready(() => picker.current?.click())} data-testid="import-choose">
          {t('import.choose')}
        </Button>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          tabIndex={-1}
          aria-label={t('import.choose')}
          onChange={(event) => {
            const files = [...(event.currentTarget.files ?? [])];
            event.currentTarget.value = '';
            if (files.length > 0) ready(() => onFiles(files));
          }}
          data-testid="import-input"
        />
      </div>
    </section>
  );
}
