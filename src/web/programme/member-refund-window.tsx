import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSaid } from '../people/use-said.tsx';
import { Window } from '../shell/window.tsx';
import { askRefund, type Order } from './member-api.ts';
import { TextArea } from './member-text-area.tsx';
import { refreshProgramme } from './programme-api.ts';

/** Asks for the money back, with the reason (FEE-27). */
export function RefundWindow({ order, tenant, onClose }: { order: Order; tenant: string; onClose: () => void }) {
  const { t } = useTranslation();
  const say = useSaid();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const run = useMutation({
    mutationFn: () => askRefund(tenant, order.id, reason.trim()),
    onSuccess: async () => {
      await refreshProgramme(client);
      onClose();
      say(t('membership.refund.said', { number: order.number }));
    },
  });
  return (
    <Window
      title={t('membership.refund.title', { number: order.number })}
      testId="refund"
      error={run.error}
      isAlert
      action={{
        label: t('membership.refund.send'),
        testId: 'refund-send',
        isReady: reason.trim() !== '' && !run.isPending,
        run: () => run.mutate(),
      }}
      onClose={onClose}
    >
      <p>{t('membership.refund.text')}</p>
      <TextArea
        label={t('membership.refund.reason')}
        value={reason}
        onValue={setReason}
        maxLength={1000}
        testId="refund-reason"
      />
    </Window>
  );
}
