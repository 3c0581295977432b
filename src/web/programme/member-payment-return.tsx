import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { oneOf } from '../filters/search.ts';
import { Failure } from '../people/form.tsx';
import { useSearch } from '../shell/use-tenant.ts';
import { paymentQuery } from './member-api.ts';
import { refreshProgramme } from './programme-api.ts';

/** Somebody comes back from the gateway with `order` in the address: it is asked what became of the payment (FEE-11, FEE-12). */
export function PaymentReturn({ tenant }: { tenant: string }) {
  const order = oneOf(useSearch().order);
  return order === undefined ? null : <Returned tenant={tenant} order={order} />;
}

function Returned({ tenant, order }: { tenant: string; order: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const payment = useQuery(paymentQuery(tenant, order));
  const status = payment.data?.status;
  useEffect(() => {
    if (status !== undefined) void refreshProgramme(client);
  }, [client, status]);
  if (payment.error) return <Failure error={payment.error} />;
  return (
    <MessageBar intent={status === 'paid' ? 'success' : 'info'} layout="multiline" data-testid="payment-return">
      <MessageBarBody>
        {payment.data === undefined
          ? t('membership.payment.asking')
          : t(status === 'paid' ? 'membership.payment.paid' : 'membership.payment.waits', {
              number: payment.data.number,
            })}
      </MessageBarBody>
    </MessageBar>
  );
}
