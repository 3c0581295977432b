import { Button } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Download } from '#contract/downloads.ts';
import { Failure } from '../people/form.tsx';
import { useSaid } from '../people/use-said.tsx';
import { type Draft, emptyDraft, orderOf } from './draft.ts';
import { changeDownload, type DownloadOrder, makeDownload } from './hub-api.ts';
import { KeepTemplate } from './keep-template.tsx';

interface OrderProps {
  readonly tenant: string | undefined;
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly usualName: string;
  readonly changed: Download | undefined;
  readonly isAdvanced: boolean;
  readonly onReset: () => void;
}

/** Has the report made, keeps it as a template, or begins anew (DL-12). */
export function OrderBar({ tenant, draft, onChange, usualName, changed, isAdvanced, onReset }: OrderProps) {
  const { t } = useTranslation();
  const [isKeeping, setKeeping] = useState(false);
  const order = orderOf(draft, usualName);
  const make = useOrder(tenant, changed);
  const isScheduled = draft.schedule !== null;
  const label = changed ? 'hub.save' : isScheduled ? 'hub.schedule' : 'hub.download';
  return (
    <div className="hub-order">
      <Failure error={make.error} />
      <div className="hub-tools">
        <Button
          appearance="primary"
          disabledFocusable={order === undefined || make.isPending}
          onClick={() => order && !make.isPending && make.mutate(order)}
          data-testid="hub-make"
        >
          {t(label)}
        </Button>
        {isAdvanced && order && (
          <Button onClick={() => setKeeping(true)} data-testid="hub-keep">
            {t('hub.keep')}
          </Button>
        )}
        <Button
          appearance="subtle"
          onClick={() => {
            make.reset();
            if (changed) onReset();
            else onChange(emptyDraft);
          }}
          data-testid="hub-reset"
        >
          {t('hub.reset')}
        </Button>
      </div>
      {isKeeping && order && (
        <KeepTemplate
          tenant={tenant}
          order={order}
          onKept={(id) => onChange({ ...draft, template: id })}
          onClose={() => setKeeping(false)}
        />
      )}
    </div>
  );
}

/** Goes to the list, where the report shows how far it is. */
function useOrder(tenant: string | undefined, changed: Download | undefined) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const said = useSaid();
  return useMutation({
    mutationFn: async (order: DownloadOrder) => {
      if (changed) return changeDownload(changed, order);
      return (await makeDownload(tenant, order)).downloads[0];
    },
    // A refusal too may mean that the list is old.
    onSettled: () => client.invalidateQueries({ queryKey: ['hub', 'downloads'] }),
    onSuccess: (download) => {
      if (download === undefined) return;
      const isScheduled = download.schedule !== null;
      said(t(isScheduled ? 'hub.scheduledSaid' : 'hub.madeSaid', { name: download.name }));
      const tab = isScheduled ? { tab: 'scheduled' } : {};
      void navigate({ to: '/downloads', search: { tenant: download.tenant, report: download.id, ...tab } });
    },
  });
}
