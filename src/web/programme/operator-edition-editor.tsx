import { Button, Checkbox } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure, Form } from '../people/form.tsx';
import { useSaid } from '../people/use-said.tsx';
import { useSettled } from '../shell/use-settled.ts';
import { checkQuery, writeEdition } from './operator-api.ts';
import { EditionFields } from './operator-edition-fields.tsx';
import { type EditionForm, toForm } from './operator-edition-form.ts';
import { type EditionChange, neighboursOf } from './operator-edition-neighbours.ts';
import { EditionProblems, type ToldProblem } from './operator-edition-problems.tsx';
import { readForm, shapeProblems } from './operator-edition-read.ts';
import { Panel } from './panel.tsx';
import { type Edition, refreshProgramme } from './programme-api.ts';
import { dayText, spanText } from './words.ts';

interface EditorProps {
  readonly before: Edition;
  /** A new edition, which begins as a copy. */
  readonly isCopy: boolean;
  readonly editions: readonly Edition[];
  readonly onClose: () => void;
}

/** Writes the next version of an edition, or a new one; it is checked while it is typed (ENR-7). */
export function EditionEditor({ before, isCopy, editions, onClose }: EditorProps) {
  const { t } = useTranslation();
  const editor = useEditor({ before, isCopy, editions, onClose });
  const { form, problems, neighbours, run } = editor;
  const { name } = before.edition;
  return (
    <Panel
      id="edition-editor"
      title={t(isCopy ? 'membership.rules.newFrom' : 'membership.rules.change', { name })}
      about={t('membership.rules.editorAbout')}
    >
      <Form onSubmit={editor.save}>
        <EditionFields form={form} onForm={editor.setForm} problems={problems} isNew={isCopy} />
        <Neighbours changes={neighbours} isMoving={editor.isMoving} onMoving={editor.setMoving} />
        <div className="operator-end">
          <EditionProblems problems={problems} form={form} isChecking={editor.isChecking} />
          <Failure error={run.error ?? editor.checkError} />
          <div className="member-line">
            <Button type="submit" appearance="primary" disabledFocusable={run.isPending} data-testid="edition-save">
              {t('membership.rules.save')}
            </Button>
            <Button onClick={onClose}>{t('app.cancel')}</Button>
          </div>
        </div>
      </Form>
    </Panel>
  );
}

/** What is typed, what is wrong with it, and writing it. */
function useEditor({ before, isCopy, editions, onClose }: EditorProps) {
  const { t } = useTranslation();
  const say = useSaid();
  const client = useQueryClient();
  // The version that was opened is the one that is changed, whatever comes meanwhile.
  const [opened] = useState(() => ({ version: isCopy ? 0 : before.version, form: firstForm(before, isCopy) }));
  const [form, setForm] = useState<EditionForm>(opened.form);
  const [isMoving, setMoving] = useState(true);
  const { draft, problems: noNumbers } = readForm(form);
  const unread: ToldProblem[] = [
    ...noNumbers.map(({ where, kind }) => ({ where, reason: t(`membership.rules.${kind}`), edition: draft.id })),
    ...shapeProblems(draft).map((problem) => ({ ...problem, edition: draft.id })),
  ];
  const neighbours = neighboursOf(draft, editions);
  const together = isMoving ? neighbours : [];
  const settled = useSettled(form, 400);
  const isSettled = form === settled;
  // What is asked is what is on screen, once nobody types.
  const moved = together.map(({ edition }) => edition);
  const check = useQuery(checkQuery({ edition: draft, together: moved }, isSettled && unread.length === 0));
  const problems = unread.length > 0 ? unread : (check.data?.problems ?? []);
  const run = useMutation({
    mutationFn: () => writeEdition(draft.id, { version: opened.version, edition: draft, together: [...together] }),
    onSuccess: async (written) => {
      await refreshProgramme(client);
      onClose();
      say(t('membership.rules.said', { name: written.edition.name, version: written.version }));
    },
  });
  return {
    ...{ form, setForm, problems, neighbours, isMoving, setMoving, run },
    isChecking: !isSettled || check.isFetching,
    checkError: unread.length === 0 ? check.error : null,
    save: () => {
      if (unread.length === 0 && !run.isPending) run.mutate();
    },
  };
}

/** A new edition needs an id and a first day of its own. */
function firstForm({ edition }: Edition, isCopy: boolean): EditionForm {
  const form = toForm(edition);
  return isCopy ? { ...form, values: { ...form.values, id: '', name: '', 'period.from': '', 'period.to': '' } } : form;
}

interface NeighboursProps {
  readonly changes: readonly EditionChange[];
  readonly isMoving: boolean;
  readonly onMoving: (isMoving: boolean) => void;
}

/** Editions that move with the one that is written. */
function Neighbours({ changes, isMoving, onMoving }: NeighboursProps) {
  const { t, i18n } = useTranslation();
  if (changes.length === 0) return null;
  const told = changes.map(({ edition: { name, period } }) => {
    const to = period.to === null ? t('membership.rules.open') : dayText(period.to, i18n.language);
    return `${name}: ${spanText(dayText(period.from, i18n.language), to, t)}`;
  });
  return (
    <Checkbox
      checked={isMoving}
      onChange={(_, { checked }) => onMoving(checked === true)}
      label={t('membership.rules.together', { editions: told.join('; ') })}
      data-testid="edition-together"
    />
  );
}
