import { Button, Field, Input } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerAdoption } from '#contract/customers.ts';
import { useUndo } from '#web/records/use-undo.tsx';
import { parseCases } from './cases.ts';
import { keepSupportLoad } from './customers-api.ts';

/** Support cases a month, typed in by the partner (ADO-42, ADO-45): kept when the field is left or Enter pressed, with undo. */
export function SupportLoad({ data }: { data: CustomerAdoption }) {
  const { t } = useTranslation();
  const { typed, setTyped, wrong, save, error, saving } = useLoad(data);
  return (
    <form
      className="support-load"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Field
        label={t('support.label')}
        hint={t('support.hint')}
        {...(wrong && { validationState: 'error', validationMessage: t('support.wrong') })}
      >
        <Input
          type="text"
          inputMode="numeric"
          value={typed}
          onChange={(_, { value }) => setTyped(value)}
          onBlur={save}
          data-testid="support-load"
        />
      </Field>
      <Button type="submit" disabledFocusable={saving} className="support-save">
        {t('records.save')}
      </Button>
      {error && <p role="alert">{t('records.failed', { reason: error.message })}</p>}
    </form>
  );
}

function useLoad({ tenant, customer, supportLoad }: CustomerAdoption) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const offer = useUndo();
  const { customerTenantId } = customer;
  const [typed, setTyped] = useState(textOf(supportLoad));
  useEffect(() => setTyped(textOf(supportLoad)), [supportLoad]);
  const keep = useMutation({
    mutationFn: (cases: number | null) => keepSupportLoad(tenant, customerTenantId, cases),
    // The advice on this page and on the portfolio follows from it.
    onSettled: () =>
      client.invalidateQueries({ predicate: ({ queryKey: [name] }) => name === 'customer' || name === 'report' }),
  });
  const cases = parseCases(typed);
  const save = () => {
    if (cases === undefined || cases === supportLoad || keep.isPending) return;
    const before = supportLoad;
    keep.mutate(cases, { onSuccess: () => offer(t('support.kept'), () => keep.mutate(before)) });
  };
  return { typed, setTyped, wrong: cases === undefined, save, error: keep.error, saving: keep.isPending };
}

function textOf(cases: number | null): string {
  return cases === null ? '' : String(cases);
}
