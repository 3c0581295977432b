import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMonth, formatNumber } from '#text/format.ts';
import { TextField } from '../people/form.tsx';
import { Window } from '../shell/window.tsx';
import { toMonth } from './member-claim-draft.ts';
import { numberOf } from './member-grid-rows.ts';
import { surveysQuery, writeSurvey } from './operator-api.ts';
import { Answered } from './panel.tsx';
import { refreshProgramme } from './programme-api.ts';

interface WindowProps {
  readonly tenant: string;
  readonly onClose: () => void;
}

const nothing = { month: '', area: '', score: '', surveys: '' };

/** What learners said of a partner, month by month; rules that count points ask for it (learning-program.md §6). */
export function SurveyWindow({ tenant, onClose }: WindowProps) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const list = useQuery(surveysQuery(tenant));
  const [draft, setDraft] = useState(nothing);
  const [score, surveys] = [numberOf(draft.score), numberOf(draft.surveys)];
  const isReady = draft.month.trim() !== '' && score !== undefined && surveys !== undefined;
  const run = useMutation({
    mutationFn: () =>
      writeSurvey(tenant, {
        month: toMonth(draft.month.trim()),
        area: draft.area.trim() || null,
        score: score ?? 0,
        surveys: surveys ?? 0,
      }),
    onSuccess: async () => {
      setDraft(nothing);
      await refreshProgramme(client);
    },
  });
  return (
    <Window
      title={t('membership.survey.title', { tenant })}
      testId="surveys"
      error={run.error}
      isAlert
      close={{ label: t('app.close') }}
      action={{
        label: t('membership.survey.note'),
        testId: 'survey-note',
        isReady: isReady && !run.isPending,
        run: () => run.mutate(),
      }}
      onClose={onClose}
    >
      <Answered query={list}>
        {(data) =>
          data.surveys.length === 0 ? (
            <p className="quiet">{t('membership.survey.none')}</p>
          ) : (
            <ul className="plain-list" data-testid="survey-list">
              {data.surveys.map((one) => (
                <li key={one.id}>
                  {t('membership.survey.line', {
                    month: formatMonth(one.month, i18n.language),
                    area: one.area ?? t('membership.survey.every'),
                    score: formatNumber(one.score, i18n.language),
                    surveys: formatNumber(one.surveys, i18n.language),
                  })}
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
      {(['month', 'area', 'score', 'surveys'] as const).map((id) => (
        <TextField
          key={id}
          label={t(`membership.survey.${id}`)}
          value={draft[id]}
          maxLength={200}
          autoComplete="off"
          onValue={(value) => setDraft({ ...draft, [id]: value })}
          testId={`survey-${id}`}
        />
      ))}
    </Window>
  );
}
