import type { Migration } from 'kysely/migration';
import { annotationsViewsSupportLoads } from './0001-annotations-views-support-loads.ts';
import { people } from './0002-people.ts';
import { reports } from './0003-reports.ts';
import { templates } from './0004-templates.ts';
import { versions } from './0005-versions.ts';
import { programme } from './0006-programme.ts';

/** The reviewed list of migrations, in the order in which they run; what is in a release is never changed. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-annotations-views-support-loads': annotationsViewsSupportLoads,
  '0002-people': people,
  '0003-reports': reports,
  '0004-templates': templates,
  '0005-versions': versions,
  '0006-programme': programme,
};
