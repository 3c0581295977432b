import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Config } from '#app/config.ts';
import type { OwnInsights } from '#app/insights/insights.ts';
import { insightsEnvelope } from '#contract/insights.ts';
import type { Permission } from '#domain/access/permission.ts';
import { admit } from '../auth/admit.ts';
import { insightsActor } from '../auth/insights-actor.ts';
import type { Route } from '../route.ts';
import type { Envelope } from './envelope.ts';
import { pageOf } from './paging.ts';
import { amount, parseWords, text } from './words.ts';

/** One request, its words read. */
export interface InsightsCall<Query extends z.ZodObject, Body extends z.ZodObject> {
  /** The Insights API of who asks, in their tenant. */
  readonly insights: OwnInsights;
  readonly query: z.output<Query>;
  readonly body: z.output<Body>;
  /** What the address names: a query, a report, several reports. */
  readonly id: string;
  readonly request: FastifyRequest;
  readonly config: Config;
}

/** What an address brings back. */
export interface InsightsRecords<T> {
  readonly records: readonly T[];
  readonly message: string | null;
  /** Something was withheld from the caller (RO-3). */
  readonly redacted?: boolean;
}

/** An address of the Insights API; as in `RouteDefinition`, nothing is optional that a reviewer must see. */
export interface InsightsDefinition<Query extends z.ZodObject, Body extends z.ZodObject, Item extends z.ZodType> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** After the prefix; at most one parameter. */
  readonly path: string;
  readonly permission: Permission;
  readonly about: string;
  readonly query: Query;
  readonly body?: Body;
  readonly record: Item;
  handle(call: InsightsCall<Query, Body>): Promise<InsightsRecords<z.input<Item>>>;
}

export const noWords = z.object({});

/** What every address takes besides its own parameters. */
const everywhere = {
  tenant: text.describe('Which tenant, for a caller who has several; also as the header X-Tenant'),
  skip: amount.describe('Records to pass over, as a nextLink has it'),
};

/** Declares an address: who asks is known and let in before its words are read, and every answer is an envelope. */
export function defineInsightsRoute<
  Query extends z.ZodObject,
  Item extends z.ZodType,
  Body extends z.ZodObject = typeof noWords,
>(definition: InsightsDefinition<Query, Body, Item>): Route {
  const { method, path, permission } = definition;
  return {
    method,
    path,
    permission,
    takesFile: false,
    join(server, app) {
      server.route({
        method,
        url: path,
        schema: toSchema(definition),
        handler: async (request) => {
          const shared = parseWords(z.object(everywhere), request.query);
          const tenant = shared.tenant ?? tenantIn(request);
          const actor = await insightsActor(request, app);
          admit(actor, { permission, tenant, request });
          const words = wordsOf(definition, request);
          const insights = await app.as(actor, request.ip).insights.of(tenant);
          const call = { ...words, insights, request, config: app.config };
          return toEnvelope(await definition.handle(call), request, shared.skip);
        },
      });
    },
  };
}

function wordsOf<Query extends z.ZodObject, Body extends z.ZodObject, Item extends z.ZodType>(
  { query, body }: InsightsDefinition<Query, Body, Item>,
  { params, query: asked, body: sent }: FastifyRequest,
) {
  const [id = ''] = Object.values(typeof params === 'object' && params !== null ? params : {}).map(String);
  return {
    id: id.trim(),
    query: parseWords(query, asked),
    // Without a schema the type is the one of `noWords`.
    body: body === undefined ? ({} as z.output<Body>) : parseWords(body, sent ?? {}),
  };
}

function toEnvelope<T>(
  { records, message, redacted = false }: InsightsRecords<T>,
  request: FastifyRequest,
  skip = 0,
): Envelope<T> {
  const { value, nextLink } = pageOf(records, request.url, skip);
  return { value, nextLink, totalCount: value.length, message, statusCode: 200, dataRedacted: redacted };
}

/** A header that is there twice names none. */
function tenantIn({ headers }: FastifyRequest): string | undefined {
  const given = headers['x-tenant'];
  return typeof given === 'string' && given.trim() !== '' ? given.trim() : undefined;
}

function toSchema(known: {
  about: string;
  path: string;
  permission: Permission;
  query: z.ZodObject;
  body?: z.ZodObject;
  record: z.ZodType;
}): object {
  const { about, path, permission, query, body, record } = known;
  const [, parameter] = /:(\w+)/.exec(path) ?? [];
  return {
    summary: about,
    description: `Permission: ${permission}`,
    querystring: query.extend(everywhere),
    ...(parameter !== undefined && { params: z.object({ [parameter]: z.string() }) }),
    ...(body && { body }),
    response: {
      200: insightsEnvelope(record),
      default: insightsEnvelope(z.never()).describe('The request was refused; value is empty'),
    },
  };
}
