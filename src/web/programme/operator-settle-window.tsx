import { Radio, RadioGroup } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '#text/format.ts';
import { TextField } from '../people/form.tsx';
import { useSaid } from '../people/use-said.tsx';
import { Window } from '../shell/window.tsx';
import { TextArea } from './member-text-area.tsx';
import { type OpenOrder, type Settling, settleOrder } from './operator-api.ts';
import { refreshProgramme } from './programme-api.ts';

type Outcome = Settling['outcome'];

/** What there is to say of an order: the money came, or is given back or not. */
function outcomesOf({ actions }: OpenOrder): readonly Outcome[] {
  if (actions.includes('confirm')) return ['paid'];
  return actions.includes('settle-refund')
    ? ['refunded', 'refund-refused', 'benefit-used', 'keys-viewed']
    : ['benefit-used', 'keys-viewed'];
}

/** Says that money came or was given back, or that benefits are in use. */
export function SettleWindow({ order, today, onClose }: { order: OpenOrder; today: string; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const say = useSaid();
  const client = useQueryClient();
  const outcomes = outcomesOf(order);
  const [outcome, setOutcome] = useState(outcomes[0]);
  const [on, setOn] = useState(order.proof?.paidOn ?? today);
  const [note, setNote] = useState('');
  const { tenant, id, version, number, toPay } = order;
  const run = useMutation({
    mutationFn: (chosen: Outcome) => settleOrder(tenant, id, { version, outcome: chosen, on, note: note.trim() }),
    onSuccess: async () => {
      await refreshProgramme(client);
      onClose();
      say(t('membership.settle.said', { number }));
    },
    onError: () => void refreshProgramme(client),
  });
  return (
    <Window
      title={t('membership.settle.title', { number, tenant })}
      testId="settle"
      error={run.error}
      isAlert
      action={{
        label: t('membership.settle.confirm'),
        testId: 'settle-confirm',
        isReady: outcome !== undefined && on !== '' && !run.isPending,
        run: () => outcome && run.mutate(outcome),
      }}
      onClose={onClose}
    >
      <RadioGroup
        value={outcome ?? ''}
        onChange={(_, { value }) => setOutcome(outcomes.find((one) => one === value))}
        aria-label={t('membership.settle.label')}
      >
        {outcomes.map((one) => (
          <Radio
            key={one}
            value={one}
            label={t(`membership.settle.${one}`, { amount: formatMoney(toPay, i18n.language) })}
            data-testid={`settle-${one}`}
          />
        ))}
      </RadioGroup>
      <TextField label={t('membership.settle.on')} type="date" value={on} onValue={setOn} testId="settle-day" />
      <TextArea
        label={t('membership.settle.note')}
        hint={t('membership.queue.optional')}
        value={note}
        onValue={setNote}
        maxLength={1000}
        rows={3}
        testId="settle-note"
      />
    </Window>
  );
}
