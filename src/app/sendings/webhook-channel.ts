import { signedWebhook, type WebhookEvent } from '#delivery/webhook.ts';
import type { Jobs } from '#jobs/jobs.ts';
import type { Channel } from '#jobs/notifier.ts';
import type { SafeRequest } from '#jobs/safe-request.ts';
import type { StoredExecution } from '#state/executions.ts';
import type { StoredReport } from '#state/reports.ts';
import { newsIn } from './alert-maker.ts';
import { noteSent, orReason, refused } from './tell.ts';
import { ownerOfSending, type Workshop } from './workshop.ts';

interface Deps extends Workshop {
  readonly request: SafeRequest;
  readonly jobs: () => Pick<Jobs, 'linkTo'>;
}

/** Tells a program that something was made and where it is; never the data (docs/sendings.md). */
export function webhookChannel(deps: Deps): Channel {
  return {
    targetsOf: ({ delivery: { webhook } }) => (webhook === undefined ? [] : [webhook.url]),
    async send(notice, report, signal) {
      const { webhook } = report.delivery;
      const execution = await deps.records.of(report.tenant).executions.find(notice.executionId);
      if (webhook?.url !== notice.target || execution === undefined) return refused('it is not to be told any more');
      const owner = await ownerOfSending(report, deps);
      if (!owner.isThere || !owner.mayRead) return refused('who set it up may not read it any more');
      return orReason(async () => {
        await noteSent({ report, notice, owner: await deps.actorOfAccount(report.owner) }, deps);
        const event = await eventOf(report, execution, deps);
        const signed = signedWebhook(event, {
          secret: webhook.secret,
          delivery: notice.id,
          at: Date.parse(deps.now()),
        });
        return deps.request({ url: notice.target, method: 'POST', ...signed }, signal);
      });
    },
  };
}

async function eventOf(
  { id, name, kind, tenant }: StoredReport,
  execution: StoredExecution,
  { jobs, publicUrl = '' }: Deps,
): Promise<WebhookEvent> {
  const path = await jobs().linkTo(execution);
  const { executionId, dueAt, endedAt } = execution;
  return {
    event: kind === 'alert' ? `alert.${newsIn(execution.file) ?? 'began'}` : 'page.made',
    tenant,
    report: { id, name, kind },
    execution: {
      id: executionId,
      dueAt: new Date(dueAt).toISOString(),
      endedAt: endedAt === undefined ? null : new Date(endedAt).toISOString(),
    },
    link: path === null ? null : `${publicUrl}${path}`,
  };
}
