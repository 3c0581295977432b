import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Family, removeRecord, restoreRecord } from './records-api.ts';
import { useComplaint, useUndo } from './use-undo.tsx';

interface Removal {
  readonly id: string;
  readonly tenant: string;
  /** What the reader is told. */
  readonly said: string;
}

/** Removes a record at once and offers to take that back. */
export function useRemoval(family: Family): (removal: Removal) => void {
  const { t } = useTranslation();
  const client = useQueryClient();
  const offer = useUndo();
  const complain = useComplaint();
  const refresh = () => client.invalidateQueries({ queryKey: [family] });
  const fail = (error: Error) => complain(t('records.failed', { reason: error.message }));
  const restore = useMutation({
    mutationFn: (removal: Removal) => restoreRecord(family, removal),
    onError: fail,
    onSettled: refresh,
  });
  const remove = useMutation({
    mutationFn: (removal: Removal) => removeRecord(family, removal),
    onSuccess: (_, removal) => offer(removal.said, () => restore.mutate(removal)),
    onError: fail,
    onSettled: refresh,
  });
  return (removal) => remove.mutate(removal);
}
