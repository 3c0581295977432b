import { type AlertNews, stepAlert } from '#domain/alert/alert-life.ts';
import { holds } from '#domain/alert/rule.ts';
import type { Instant } from '#domain/schedule/instant.ts';
import type { Maker } from '#jobs/maker.ts';
import type { MadeFile, StoredExecution } from '#state/executions.ts';
import type { StoredReport } from '#state/reports.ts';
import { alertOf } from './content.ts';
import { type SeenFigure, seeFigure } from './figure.ts';
import { ownerOfSending, type Workshop } from './workshop.ts';

/** The file of a run that had something to tell says by its name what. */
const fileNames: Readonly<Record<AlertNews, string>> = { began: 'alert-began.json', over: 'alert-over.json' };

/** What a run of an alert told; undefined: nothing. */
export function newsIn(file: Pick<MadeFile, 'name'> | null): AlertNews | undefined {
  return (['began', 'over'] as const).find((news) => file?.name === fileNames[news]);
}

/** Looks at a figure as the one who watches it sees it; a run without news makes nothing. */
export function alertMaker(workshop: Workshop): Maker {
  const { records } = workshop;
  return {
    ownerOf: (report) => ownerOfSending(report, workshop),
    async make(report, { dueAt, signal }) {
      const content = alertOf(report);
      const answers = workshop.answersOf(await workshop.actorOfAccount(report.owner));
      const seen = await seeFigure(content, { answers, tenant: report.tenant, signal });
      const isHeld = holds(content.rule, { ...seen, today: workshop.today() });
      const runs = await records.of(report.tenant).executions.list([report.id]);
      let news: AlertNews | undefined;
      await records.of(report.tenant).reports.change(report.id, (current) => {
        // Its owner changed it meanwhile: what was seen is of something else.
        if (current.version !== report.version) return {};
        const { state, ...kept } = alertOf(current);
        const step = stepAlert(state, { slot: dueAt, holds: isHeld, isTold: isTold(runs, state?.at) });
        news = step.news;
        return { content: { ...kept, state: step.state } };
      });
      if (news === undefined) return undefined;
      const pieces = textOf(noteOf(report, { news, seen, dueAt }));
      const { redacted } = seen.result;
      return { name: fileNames[news], mediaType: 'application/json', redacted, pieces, rows: () => null };
    },
  };
}

/** What the run of a slot found was told, unless it came to nothing. */
function isTold(runs: readonly StoredExecution[], slot: Instant | undefined): boolean {
  const status = runs.find(({ dueAt }) => dueAt === slot)?.status;
  return status !== 'Failed' && status !== 'Cancelled';
}

function noteOf(
  report: StoredReport,
  { news, seen, dueAt }: { readonly news: AlertNews; readonly seen: SeenFigure; readonly dueAt: Instant },
) {
  const { rule, section, column, row } = alertOf(report);
  const { value, before, result } = seen;
  const { range, filters, asOf } = result;
  const at = new Date(dueAt).toISOString();
  return { alert: report.name, news, at, rule, figure: { section, column, row, value, before }, range, filters, asOf };
}

async function* textOf(note: object): AsyncGenerator<string> {
  yield `${JSON.stringify(note, null, 2)}\n`;
}
