import { CheckmarkCircle16Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { EditionForm } from './operator-edition-form.ts';
import { type ProblemPlace, placeOf } from './operator-edition-place.ts';

export interface ToldProblem {
  readonly edition: string;
  readonly where: string;
  readonly reason: string;
}

interface ProblemsProps {
  readonly problems: readonly ToldProblem[];
  readonly form: EditionForm;
  readonly isChecking: boolean;
}

/** Everything that keeps the rules from being written; each leads to where it is put right. */
export function EditionProblems({ problems, form, isChecking }: ProblemsProps) {
  const { t } = useTranslation();
  const own = form.values['id'] ?? '';
  if (problems.length === 0) {
    return (
      <p className="member-line quiet" role="status" data-testid="edition-fine" aria-busy={isChecking}>
        <CheckmarkCircle16Regular aria-hidden />
        {t(isChecking ? 'membership.rules.checking' : 'membership.rules.fine')}
      </p>
    );
  }
  return (
    <section className="operator-problems" role="status" aria-busy={isChecking} data-testid="edition-problems">
      <strong>{t('membership.rules.problems', { count: problems.length })}</strong>
      <ul>
        {problems.map(({ edition, where, reason }) => (
          <li key={`${edition} ${where} ${reason}`}>
            {edition === own || edition === '' ? (
              <button type="button" className="link operator-jump" onClick={() => focusPlace(placeOf(where, form))}>
                {where}
              </button>
            ) : (
              <code>{`${edition}: ${where}`}</code>
            )}{' '}
            {reason}
          </li>
        ))}
      </ul>
    </section>
  );
}

function focusPlace({ table, row, field }: ProblemPlace): void {
  const cells = `[data-testid="grid-${table}"] [data-row="${row}"]`;
  const selectors =
    table === undefined
      ? [`[data-testid="edition-${CSS.escape(field)}"]`]
      : [`${cells}[data-column="${CSS.escape(field)}"]`, cells, `[data-testid="grid-${table}-add"]`];
  for (const selector of selectors) {
    const found = document.querySelector<HTMLElement>(selector);
    if (found === null) continue;
    found.scrollIntoView({ block: 'center' });
    found.focus({ preventScroll: true });
    return;
  }
}
