import { favouriteWish, template } from '#contract/downloads.ts';
import { recordAddress } from '#contract/record.ts';
import { tenantParameter } from '#contract/request.ts';
import { defineRoute } from '../route.ts';

export const downloadTemplateFavouriteRoute = defineRoute({
  method: 'PUT',
  path: '/api/v1/downloads/templates/:id/favourite',
  permission: 'downloads.own',
  about: 'Makes a template a favourite, or no longer one',
  query: tenantParameter,
  params: recordAddress,
  body: favouriteWish,
  status: 200,
  answer: template,
  handle: async ({ app, query, params, body }) => app.downloads.templates.favour(query.tenant, params.id, body),
});
