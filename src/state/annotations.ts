import type { Access } from './access.ts';
import { type Kept, type KeptFamily, type KeptRecords, keptRecords } from './kept.ts';
import type { AnnotationTable } from './schema.ts';

export interface AnnotationDraft {
  readonly month: string;
  /** Null: on every report. */
  readonly report: string | null;
  readonly note: string;
}

/** A note on a month, seen by everybody of the tenant. */
export interface Annotation extends Kept, AnnotationDraft {}

/** Which notes are wanted; the months are inclusive at both ends. */
export interface AnnotationChoice {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Notes on this report and on every report. */
  readonly report?: string | undefined;
}

export interface Annotations extends KeptRecords<AnnotationDraft, Annotation> {
  /** By month, then as they were written. */
  list(choice?: AnnotationChoice): Promise<readonly Annotation[]>;
}

export const mostAnnotations = 10_000;

export function annotationsOf(access: Access): Annotations {
  return {
    ...keptRecords(access, family),
    list: ({ from, to, report } = {}) =>
      access.read<readonly Annotation[]>([], async (tables) => {
        let query = tables.annotations.rows().selectAll().where('removed_at', 'is', null);
        if (from !== undefined) query = query.where('month', '>=', from);
        if (to !== undefined) query = query.where('month', '<=', to);
        if (report !== undefined) {
          query = query.where((own) => own.or([own('report', '=', report), own('report', 'is', null)]));
        }
        const rows = await query.orderBy('month').orderBy('written_at').orderBy('id').execute();
        return rows.map(toAnnotation);
      }),
  };
}

const family: KeptFamily<AnnotationDraft, AnnotationTable, Annotation> = {
  name: 'annotation',
  most: mostAnnotations,
  async count(tables) {
    const rows = tables.annotations.rows().where('removed_at', 'is', null);
    const { count } = await rows.select((own) => own.fn.countAll().as('count')).executeTakeFirstOrThrow();
    return Number(count);
  },
  find: (tables, id) => tables.annotations.rows().selectAll().where('id', '=', id).executeTakeFirst(),
  insert: (tables, row) => tables.annotations.add().values(row).returningAll().executeTakeFirstOrThrow(),
  update: (tables, id, next, draft) =>
    tables.annotations
      .change(id)
      .set({ ...draft, ...next })
      .returningAll()
      .executeTakeFirstOrThrow(),
  toRecord: toAnnotation,
};

function toAnnotation({ id, tenant, month, report, note, written_at, version }: AnnotationTable): Annotation {
  return { id, tenant, month, report, note, at: written_at.toISOString(), version };
}
