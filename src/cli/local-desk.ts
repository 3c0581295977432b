import type { App } from '#app/app.ts';
import type { Config } from '#app/config.ts';
import { type Desk, receiptOf } from './desk.ts';
import { localHouseDesk } from './house-desk.ts';
import { localProgrammeDesk } from './programme-desk.ts';

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
    async report({ report, section }, format, { lang, theme, ...parameters }) {
      const ask = await app.answers.ask(report, parameters, section === undefined ? undefined : [section]);
      const look = { ...(lang && { language: lang }), ...(theme && { theme }) };
      return (await app.answers.open(format, ask, look)).content;
    },
    async behind(at, format, parameters) {
      const { redacted, content } = await app.behind.file(at, format, parameters);
      return { redacted, content: content() };
    },
    async rows(dataset, format, parameters) {
      const { redacted, text } = await app.rawData.open(dataset, format, parameters);
      return { redacted, content: text() };
    },
    feedback: (tenant) => app.feedback.list(tenant),
    house: localHouseDesk(app),
    programme: localProgrammeDesk(app),
    close: () => app.close(),
  };
}
