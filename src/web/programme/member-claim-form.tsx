import { Button } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api.ts';
import { Failure, Form } from '../people/form.tsx';
import { useSaid } from '../people/use-said.tsx';
import { type Attachment, giveClaim } from './member-api.ts';
import { type CellProblem, claimFields, isNumberField, problemsOf, readLines } from './member-claim-draft.ts';
import { ClaimFiles } from './member-claim-files.tsx';
import { EditGrid } from './member-grid.tsx';
import { emptyRow, type GridColumn, type GridRow } from './member-grid-rows.ts';
import { TextArea } from './member-text-area.tsx';
import { Panel } from './panel.tsx';
import { refreshProgramme } from './programme-api.ts';

/** Claims what the dashboard lacks: its lines, the invoices, a note; problems stand at their line and field (ENR-61, ENR-62, ENR-64). */
export function ClaimForm({ tenant, onClose }: { tenant: string; onClose: () => void }) {
  const { t } = useTranslation();
  const columns = useColumns();
  const claim = useClaim(tenant, columns, onClose);
  const { rows, files, note, problems, run } = claim;
  const whole = problems.filter(({ line }) => line === undefined);
  return (
    <Panel id="claim-form" title={t('membership.claims.new')} about={t('membership.claims.formAbout')}>
      <Form onSubmit={claim.send}>
        <EditGrid
          name={t('membership.claims.lines')}
          testId="claim-lines"
          columns={columns}
          rows={rows}
          onRows={claim.setRows}
          problemOf={(row, column) => textOf(problems, row, column)}
          addLabel={t('membership.grid.add')}
        />
        <ClaimFiles tenant={tenant} files={files} onFiles={claim.setFiles} />
        <TextArea
          label={t('membership.claims.note')}
          value={note}
          onValue={claim.setNote}
          testId="claim-note"
          rows={3}
        />
        {problems.length > 0 && (
          <p role="alert" className="member-problem" data-testid="claim-problems">
            {t('membership.claims.problems', { count: problems.length })}{' '}
            {whole.map(({ field, reason }) => (field === '' ? reason : `${field}: ${reason}`)).join('; ')}
          </p>
        )}
        {problems.length === 0 && <Failure error={run.error} />}
        <div className="member-line">
          <Button type="submit" appearance="primary" disabledFocusable={run.isPending} data-testid="claim-send">
            {t('membership.claims.send')}
          </Button>
          <Button onClick={onClose}>{t('app.cancel')}</Button>
        </div>
      </Form>
    </Panel>
  );
}

function textOf(problems: readonly CellProblem[], row: number, column: string): string | undefined {
  const found = problems.filter(({ line, field }) => line === row && field === column);
  return found.length === 0 ? undefined : found.map(({ reason }) => reason).join('; ');
}

const widths = { month: 12, omlpType: 22, purchaseUnits: 10, invoiceNumber: 16, kpiValue: 10, revenueUsd: 14 } as const;

function useColumns(): GridColumn[] {
  const { t } = useTranslation();
  return claimFields.map((id) => ({
    id,
    label: t(`membership.claimField.${id}`),
    kind: isNumberField(id) ? 'number' : 'text',
    width: widths[id],
    ...(id === 'month' && { placeholder: t('membership.claims.monthShape') }),
  }));
}

/** What is typed, what is wrong with it, and sending it. */
function useClaim(tenant: string, columns: readonly GridColumn[], onDone: () => void) {
  const { t } = useTranslation();
  const say = useSaid();
  const client = useQueryClient();
  const [rows, setRows] = useState<readonly GridRow[]>([emptyRow(columns)]);
  const [files, setFiles] = useState<readonly Attachment[]>([]);
  const [note, setNote] = useState('');
  const [problems, setProblems] = useState<readonly CellProblem[]>([]);
  const read = readLines(rows, columns);
  const run = useMutation({
    mutationFn: () =>
      giveClaim(tenant, {
        lines: [...read.lines],
        attachments: files.map(({ id, kind }) => ({ id, kind })),
        note: note.trim(),
      }),
    onSuccess: async () => {
      await refreshProgramme(client);
      onDone();
      say(t('membership.claims.said'));
    },
    onError: (error) => {
      const problem = error instanceof ApiError ? error.problem : undefined;
      if (problem === undefined) return;
      // What is in the way are invoices that another claim brings.
      const field = problem.code === 'conflict' ? 'invoiceNumber' : 'month';
      setProblems(problemsOf(problem.detail, read.rows, field));
    },
  });
  const send = () => {
    const reason = t('membership.claims.noNumber');
    const own = read.noNumbers.map((one) => ({ ...one, reason }));
    setProblems(own);
    if (own.length === 0 && !run.isPending) run.mutate();
  };
  return { rows, setRows, files, setFiles, note, setNote, problems, run, send };
}
