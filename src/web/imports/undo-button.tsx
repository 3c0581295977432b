import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
} from '@fluentui/react-components';
import { ArrowUndo20Regular } from '@fluentui/react-icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeliveryInfo } from '#contract/imports.ts';
import { formatDateTime, formatMonthRange, formatNumber } from '#text/format.ts';
import { changeImport, refreshFigures } from '../api.ts';

/** Takes a delivery back after naming what that touches. */
export function UndoButton({ delivery }: { delivery: DeliveryInfo }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const undo = useMutation({
    mutationFn: () => changeImport(delivery.delivery, 'undo'),
    onSuccess: () => refreshFigures(client),
    onSettled: (_, error) => !error && setOpen(false),
  });
  return (
    <Dialog open={open} onOpenChange={(_, data) => setOpen(data.open)} modalType="alert">
      <DialogTrigger disableButtonEnhancement>
        <Button
          size="small"
          appearance="subtle"
          icon={<ArrowUndo20Regular />}
          aria-label={t('import.undo.of', { file: delivery.file })}
          data-testid={`undo-${delivery.delivery}`}
        >
          {t('import.undo.button')}
        </Button>
      </DialogTrigger>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('import.undo.title')}</DialogTitle>
          <DialogContent className="undo-text">
            <What delivery={delivery} />
            {undo.error && (
              <p role="alert">
                {t('import.undo.failed')}: {undo.error.message}
              </p>
            )}
          </DialogContent>
          <DialogActions>
            <DialogTrigger disableButtonEnhancement>
              <Button>{t('app.cancel')}</Button>
            </DialogTrigger>
            <Button
              appearance="primary"
              disabled={undo.isPending}
              onClick={() => undo.mutate()}
              data-testid="undo-confirm"
            >
              {t('import.undo.confirm')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function What({ delivery }: { delivery: DeliveryInfo }) {
  const { t, i18n } = useTranslation();
  const { rows, dataset, file, months, loadedAt } = delivery;
  return (
    <>
      <p>
        {t('import.undo.text', {
          count: rows,
          rows: formatNumber(rows, i18n.language),
          dataset,
          file,
          when: formatDateTime(loadedAt, i18n.language),
        })}
      </p>
      {months && (
        <p>
          {t('import.undo.textMonths', {
            months: formatMonthRange({ from: months[0], to: months[1] }, i18n.language),
          })}
        </p>
      )}
      <p>{t('import.undo.restore')}</p>
    </>
  );
}
