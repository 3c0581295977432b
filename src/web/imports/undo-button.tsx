import { Button, useRestoreFocusTarget } from '@fluentui/react-components';
import { ArrowUndo20Regular } from '@fluentui/react-icons';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeliveryInfo } from '#contract/imports.ts';
import { formatDateTime, formatMonthRange, formatNumber } from '#text/format.ts';
import { changeImport, refreshFigures } from '../api.ts';
import { Confirm } from '../people/confirm.tsx';

/** Takes a delivery back after naming what that touches. */
export function UndoButton({ delivery }: { delivery: DeliveryInfo }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const comesBackHere = useRestoreFocusTarget();
  return (
    <>
      <Button
        size="small"
        appearance="subtle"
        icon={<ArrowUndo20Regular />}
        aria-label={t('import.undo.of', { file: delivery.file })}
        onClick={() => setOpen(true)}
        data-testid={`undo-${delivery.delivery}`}
        {...comesBackHere}
      >
        {t('import.undo.button')}
      </Button>
      {open && (
        <Confirm
          title={t('import.undo.title')}
          action={t('import.undo.confirm')}
          testId="undo"
          onConfirm={() => changeImport(delivery.delivery, 'undo')}
          onDone={() => void refreshFigures(client)}
          onClose={() => setOpen(false)}
        >
          <What delivery={delivery} />
        </Confirm>
      )}
    </>
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
