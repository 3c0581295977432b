import { defaultQuotas, type Quotas } from '#domain/execution/quota.ts';
import type { Config } from '../config.ts';

/** How much one person may have in the downloads hub, as the installation is set (DL-16 … DL-20, A-40, A-41). */
export function hubQuotas(config: Config): Quotas {
  return {
    ...defaultQuotas,
    completedPerHour: config.downloadsPerHour,
    schedules: config.downloadsSchedules,
    templates: config.downloadsTemplates,
    favourites: config.downloadsFavourites,
    favouritesShown: config.downloadsFavouritesShown,
  };
}
