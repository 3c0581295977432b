import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure, TextField } from '../people/form.tsx';
import { useSaid } from '../people/use-said.tsx';
import { Window } from '../shell/window.tsx';
import { type Attachment, handIn, type Order, proveOrder } from './member-api.ts';
import { FileDrop } from './member-file-drop.tsx';
import { refreshProgramme } from './programme-api.ts';

interface WindowProps {
  readonly order: Order;
  readonly tenant: string;
  readonly today: string;
  readonly onClose: () => void;
}

/** Shows that a transfer was made: file, day, account that was paid to, reference (FEE-18, FEE-19). */
export function ProofWindow({ order, tenant, today, onClose }: WindowProps) {
  const { t } = useTranslation();
  const say = useSaid();
  const client = useQueryClient();
  const [file, setFile] = useState<Attachment>();
  const [paidOn, setPaidOn] = useState(today);
  const [account, setAccount] = useState(order.bankAccount?.account ?? '');
  const [reference, setReference] = useState(order.transferReference ?? '');
  const upload = useMutation({
    mutationFn: (given: File) => handIn(tenant, given, 'payment-proof'),
    onSuccess: setFile,
  });
  const run = useMutation({
    mutationFn: () => proveOrder(tenant, order.id, { attachment: file?.id ?? '', paidOn, account, reference }),
    onSuccess: async () => {
      await refreshProgramme(client);
      onClose();
      say(t('membership.proof.said', { number: order.number }));
    },
  });
  const isReady = file !== undefined && paidOn !== '' && account.trim() !== '' && reference.trim() !== '';
  return (
    <Window
      title={t('membership.proof.title', { number: order.number })}
      testId="proof"
      error={run.error}
      isAlert
      action={{
        label: t('membership.proof.send'),
        testId: 'proof-send',
        isReady: isReady && !run.isPending,
        run: () => run.mutate(),
      }}
      onClose={onClose}
    >
      <p>{t('membership.proof.text')}</p>
      <FileDrop
        title={t('membership.proof.file')}
        testId="proof"
        isBusy={upload.isPending}
        onFiles={([given]) => given && upload.mutate(given)}
      />
      {file && (
        <p role="status" data-testid="proof-file">
          {t('membership.file.attached', { name: file.name })}
        </p>
      )}
      <Failure error={upload.error} />
      <TextField
        label={t('membership.proof.paidOn')}
        type="date"
        value={paidOn}
        onValue={setPaidOn}
        testId="proof-day"
      />
      <TextField
        label={t('membership.proof.account')}
        value={account}
        onValue={setAccount}
        maxLength={100}
        testId="proof-account"
      />
      <TextField
        label={t('membership.proof.reference')}
        value={reference}
        onValue={setReference}
        maxLength={200}
        testId="proof-reference"
      />
    </Window>
  );
}
