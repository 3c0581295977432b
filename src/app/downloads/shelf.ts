import { Fault } from '#base/fault.ts';
import { parseContent } from './content.ts';
import type { Downloads, DownloadsDeps } from './downloads.ts';
import { findOwn, shown, shownAll } from './own-report.ts';
import { visit } from './owner.ts';

/** Reports that were made, and their files. */
export function createShelf(deps: DownloadsDeps): Pick<Downloads, 'list' | 'find' | 'file'> {
  return {
    async list(given) {
      const here = await visit(deps, given);
      const reports = await here.records.reports.list(here.owner.account, ['download']);
      return { tenant: here.tenant, downloads: await shownAll(here, reports, deps) };
    },
    async find(given, id) {
      const { here, report } = await findOwn(deps, given, id);
      return shown(here, report, deps);
    },
    async file(given, id, run) {
      const { here, report } = await findOwn(deps, given, id);
      const own = (await here.records.executions.list([report.id])).find(({ executionId }) => executionId === run);
      if (own === undefined) throw new Fault('not-found', 'There is no such file', { parameter: 'run' });
      const opened = await deps.jobs.openFile(here.tenant, own.executionId);
      return { ...opened, tenant: here.tenant, dataset: parseContent(report.content).dataset };
    },
  };
}
