import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  Field,
  Input,
} from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportSearch } from '../filters/search.ts';
import { addRecord } from './records-api.ts';
import { keptSearch } from './view-address.ts';

/** Characters of a name that the server takes. */
export const longestName = 100;

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
  const client = useQueryClient();
  const [name, setName] = useState('');
  const save = useMutation({
    mutationFn: () => addRecord('views', tenant, { name: name.trim(), report, search: keptSearch(search) }),
    onSuccess: () => {
      onClose();
      onSaved();
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['views'] }),
  });
  const empty = name.trim() === '';
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface data-testid="view-dialog">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (!empty) save.mutate();
          }}
        >
          <DialogBody>
            <DialogTitle>{t('view.saveTitle')}</DialogTitle>
            <DialogContent className="view-form">
              <p className="quiet">{t('view.saveIntro')}</p>
              <Field label={t('view.name')}>
                <Input
                  value={name}
                  maxLength={longestName}
                  onChange={(_, { value }) => setName(value)}
                  data-testid="view-name"
                  autoFocus
                />
              </Field>
              {save.error && <p role="alert">{t('records.failed', { reason: save.error.message })}</p>}
            </DialogContent>
            <DialogActions>
              <DialogTrigger disableButtonEnhancement>
                <Button>{t('app.cancel')}</Button>
              </DialogTrigger>
              <Button
                type="submit"
                appearance="primary"
                disabledFocusable={empty || save.isPending}
                data-testid="view-save"
              >
                {t('records.save')}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
