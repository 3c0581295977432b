import type { App } from '#app/app.ts';
import type { Config } from '#app/config.ts';
import { type Desk, receiptOf } from './desk.ts';

/** The desk of this process, which holds the data folder itself. */
export function localDesk(app: App, config: Config): Desk {
  return {
    way: `opening the data folder ${config.data} directly, no server is running on it`,
    async importFile({ path, ...parameters }, onChange) {
      const { id } = app.imports.announce(await app.importRequest({ ...parameters, file: path }));
      app.imports.start(id, path);
      return receiptOf(await app.imports.ended(id, onChange), config.data);
    },
    imports: (tenant) => app.imports.list(tenant),
    undo: (id) => app.imports.undo(id),
    report: async (id, parameters, sections) => app.answers.answer(await app.answers.ask(id, parameters, sections)),
    async rows(dataset, format, parameters) {
      const { redacted, text } = await app.rawData.open(dataset, format, parameters);
      return { redacted, text: text() };
    },
    feedback: (tenant) => app.feedback.list(tenant),
    close: () => app.close(),
  };
}
