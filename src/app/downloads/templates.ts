import type { FavouriteWish, Template, TemplateChange, TemplateDraft, TemplateList } from '#contract/downloads.ts';
import { checkKept, type Quotas } from '#domain/execution/quota.ts';
import type { Dataset } from '#model/dataset.ts';
import { scopeInsights } from '#query/scope.ts';
import { namedDataset } from '#reporting/raw-rows.ts';
import type { Records } from '#state/records.ts';
import type { StoredTemplate } from '#state/templates.ts';
import type { Reader } from '../reader.ts';
import { parseRecordId } from '../record-id.ts';
import { checkParts } from './content.ts';
import { type Visit, visit } from './owner.ts';
import { toQuestion } from './question.ts';
import { toTemplate } from './shape.ts';
import { programmeOf } from './sources.ts';

/** Selections that somebody keeps under a name (DL-15 … DL-17); each call throws a Fault `not-found` for a foreign tenant. */
export interface DownloadTemplates {
  list(tenant?: string): Promise<TemplateList>;
  /** @throws Fault `bad-parameter` for a column that is none, `too-large` beyond the limit of the programme (DL-17) */
  add(tenant: string | undefined, draft: TemplateDraft): Promise<Template>;
  /** @throws Fault as `add`; `conflict` when it was changed since the version that the change was made from */
  change(tenant: string | undefined, id: string, change: TemplateChange): Promise<Template>;
  remove(tenant: string | undefined, id: string): Promise<Template>;
  restore(tenant: string | undefined, id: string): Promise<Template>;
  /** @throws Fault `too-large` when there are as many favourites as the programme has room for (DL-16) */
  favour(tenant: string | undefined, id: string, wish: FavouriteWish): Promise<Template>;
}

interface TemplateDeps {
  readonly reader: Reader;
  readonly records: Records;
  readonly datasets: readonly Dataset[];
  readonly quotas: Quotas;
}

export function createTemplates(deps: TemplateDeps): DownloadTemplates {
  const { datasets, quotas } = deps;
  const shown = (stored: StoredTemplate) => toTemplate(stored, datasets);
  const idOf = (id: string) => parseRecordId(id, 'template');
  const programmeNamed = (dataset: string) => programmeOf(namedDataset(dataset, datasets));
  const ofProgramme = (all: readonly StoredTemplate[], { dataset }: { readonly dataset: string }) =>
    all.filter((each) => programmeNamed(each.dataset) === programmeNamed(dataset));
  const room = (others: readonly StoredTemplate[], one: { readonly dataset: string }) =>
    checkKept('templates', ofProgramme(others, one).length, quotas);
  const favouriteRoom = (others: readonly StoredTemplate[], one: { readonly dataset: string }) => {
    const favourites = ofProgramme(others, one).filter(({ favouriteSince }) => favouriteSince !== null);
    checkKept('favourites', favourites.length, quotas);
  };
  return {
    async list(given) {
      const { tenant, owner, records } = await visit(deps, given);
      return { tenant, templates: (await records.templates.list(owner.account)).map(shown) };
    },
    async add(given, draft) {
      const here = await visit(deps, given);
      const kept = checkedDraft(draft, here, datasets);
      return shown(await here.records.templates.add(kept, here.owner.account, room));
    },
    async change(given, id, { version, ...draft }) {
      const here = await visit(deps, given);
      const kept = { ...checkedDraft(draft, here, datasets), version };
      return shown(await here.records.templates.change(idOf(id), here.owner.account, kept));
    },
    async remove(given, id) {
      const { owner, records } = await visit(deps, given);
      return shown(await records.templates.remove(idOf(id), owner.account));
    },
    async restore(given, id) {
      const { owner, records } = await visit(deps, given);
      return shown(await records.templates.restore(idOf(id), owner.account, room));
    },
    async favour(given, id, { favourite, instead }) {
      const { owner, records } = await visit(deps, given);
      const wish = { favourite, ...(instead !== undefined && { instead: idOf(instead) }), check: favouriteRoom };
      return shown(await records.templates.favour(idOf(id), owner.account, wish));
    },
  };
}

/** Names of the catalogue, values of their columns, and no filter on what the reader may not see (RO-6). */
function checkedDraft({ name, ...draft }: TemplateDraft, { scope }: Visit, datasets: readonly Dataset[]) {
  const dataset = namedDataset(draft.dataset, datasets);
  const content = checkParts(draft, dataset);
  scopeInsights(toQuestion({ ...content, range: null }, dataset, '2000-01-01'), dataset, scope);
  return { name, dataset: dataset.name, content };
}
