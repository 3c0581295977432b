import { Checkbox } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequirementsImported } from '#contract/programme-rules.ts';
import { Failure } from '../people/form.tsx';
import { useSaid } from '../people/use-said.tsx';
import { Window } from '../shell/window.tsx';
import { FileDrop } from './member-file-drop.tsx';
import { TextArea } from './member-text-area.tsx';
import { importRequirements } from './operator-api.ts';
import { type Edition, refreshProgramme } from './programme-api.ts';

interface Table {
  readonly file: string;
  readonly text: string;
}

/** Requirement sets from a CSV table: looked at first, written when nothing is wrong with it. */
export function ImportWindow({ before, onClose }: { before: Edition; onClose: () => void }) {
  const { t } = useTranslation();
  const say = useSaid();
  const client = useQueryClient();
  const [opened] = useState(before);
  const [table, setTable] = useState<Table>({ file: '', text: '' });
  const [replace, setReplace] = useState(false);
  const ask = (dryRun: boolean) => {
    const { edition, version } = opened;
    const file = table.file || t('membership.import.pasted');
    return importRequirements({ edition: edition.id, version, file, text: table.text, replace, dryRun });
  };
  const look = useMutation({ mutationFn: () => ask(true) });
  const read = useMutation({ mutationFn: async (file: File) => ({ file: file.name, text: await file.text() }) });
  const run = useMutation({
    mutationFn: () => ask(false),
    onSuccess: async (written) => {
      await refreshProgramme(client);
      onClose();
      say(t('membership.import.said', counts(written)));
    },
  });
  const isLooked = look.data !== undefined && look.data.problems.length === 0;
  const give = (next: Table) => {
    look.reset();
    setTable(next);
  };
  return (
    <Window
      title={t('membership.import.title', { name: opened.edition.name })}
      testId="import-sets"
      error={look.error ?? run.error}
      isAlert
      action={{
        label: t(isLooked ? 'membership.import.write' : 'membership.import.look'),
        testId: 'import-sets-run',
        isReady: table.text.trim() !== '' && !look.isPending && !run.isPending,
        run: () => (isLooked ? run.mutate() : look.mutate()),
      }}
      onClose={onClose}
    >
      <p>{t('membership.import.text')}</p>
      <FileDrop
        title={t('membership.import.file')}
        testId="import-sets"
        isBusy={read.isPending}
        accept=".csv,.tsv,.txt"
        hint={t('membership.import.kinds')}
        onFiles={([file]) => file && read.mutate(file, { onSuccess: give })}
      />
      <Failure error={read.error} text={t('membership.import.unreadable')} />
      <TextArea
        label={table.file === '' ? t('membership.import.paste') : table.file}
        value={table.text}
        onValue={(text) => give({ ...table, text })}
        maxLength={800_000}
        rows={6}
        testId="import-sets-text"
      />
      <Checkbox
        label={t('membership.import.replace')}
        checked={replace}
        onChange={(_, { checked }) => {
          look.reset();
          setReplace(checked === true);
        }}
      />
      {look.data && <Looked found={look.data} />}
    </Window>
  );
}

const counts = ({ added, changed, same, removed }: RequirementsImported) => ({ added, changed, same, removed });

function Looked({ found }: { found: RequirementsImported }) {
  const { t } = useTranslation();
  return (
    <div role="status" data-testid="import-looked" data-problems={found.problems.length}>
      <p>{t('membership.import.would', counts(found))}</p>
      {found.problems.length > 0 && (
        <ul className="member-problem">
          {found.problems.map(({ line, column, value, reason }) => (
            <li key={`${line} ${column} ${reason}`}>
              {t('membership.import.problem', { line, column: column || '–', value: value || '–', reason })}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
