import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Family } from './records-api.ts';

export type Saving<D> = UseMutationResult<unknown, Error, D>;

interface Steps<D> {
  readonly save: (draft: D) => Promise<unknown>;
  readonly onSaved: () => void;
}

/** Writes a record; those on screen are asked for again, whatever came of it. */
export function useSaving<D = void>(family: Family, { save, onSaved }: Steps<D>): Saving<D> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: save,
    onSuccess: onSaved,
    onSettled: () => client.invalidateQueries({ queryKey: [family] }),
  });
}
