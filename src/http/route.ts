import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App } from '#app/app.ts';
import { Fault } from '#base/fault.ts';
import { problemDetails } from '#contract/problem.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { Permission } from '#domain/access/permission.ts';
import { admit } from './auth/admit.ts';
import { credentialsOf } from './auth/credentials.ts';
import { toFault } from './errors.ts';

/** One request, its parameters checked. */
export interface Call<Query extends z.ZodObject, Params extends z.ZodObject, Body extends z.ZodObject> {
  /** The product as who asks gets it. */
  readonly app: App;
  readonly actor: Actor;
  readonly query: z.output<Query>;
  readonly params: z.output<Params>;
  readonly body: z.output<Body>;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

type Deep<T> = T extends readonly (infer Item)[]
  ? readonly Deep<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Deep<T[Key]> }
    : T;

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** An address of the API. Nothing is optional that a reviewer must see: no permission, no route. */
export interface RouteDefinition<
  Query extends z.ZodObject,
  Params extends z.ZodObject,
  Body extends z.ZodObject,
  Answer extends z.ZodType,
> {
  readonly method: Method;
  readonly path: string;
  readonly permission: Permission;
  readonly about: string;
  readonly query: Query;
  readonly params: Params;
  /** What the JSON body holds; absent: the body is not looked at. */
  readonly body?: Body;
  readonly status: 200 | 201 | 202;
  readonly answer: Answer;
  /** The body is a file: it is streamed and not parsed. */
  readonly takesFile?: true;
  handle(call: Call<Query, Params, Body>): Promise<Deep<z.input<Answer>> | FastifyReply>;
}

/** A route that knows how to join a server. */
export interface Route {
  readonly method: Method;
  readonly path: string;
  readonly permission: Permission;
  readonly takesFile: boolean;
  join(server: FastifyInstance, app: App): void;
}

/** For routes without parameters. */
export const nothing = z.strictObject({});

/** For answers that are files. */
export const file = z.any().describe('The file');

/** Declares a route; its parameters are checked before `handle` sees them, an unknown one is refused by name. */
export function defineRoute<
  Query extends z.ZodObject,
  Params extends z.ZodObject,
  Answer extends z.ZodType,
  Body extends z.ZodObject = typeof nothing,
>(definition: RouteDefinition<Query, Params, Body, Answer>): Route {
  const { method, path, permission, takesFile = false } = definition;
  return {
    method,
    path,
    permission,
    takesFile,
    join(server, app) {
      server.route({
        method,
        url: path,
        schema: toSchema(definition),
        handler: async (request, reply) => {
          const { query, params, body, status } = definition;
          const actor = await app.people.actorOf(credentialsOf(request, app.config));
          admit(actor, { permission, tenant: tenantIn(request.query), request });
          const call = {
            app: { ...app, ...app.as(actor, request.ip) },
            actor,
            request,
            reply,
            query: parse(query, request.query),
            params: parse(params, request.params),
            body: parseBody(body, request.body),
          };
          reply.code(status);
          return definition.handle(call);
        },
      });
    },
  };
}

/** The tenant that an address names; one that is named twice is refused later. */
function tenantIn(query: unknown): string | undefined {
  const named = typeof query === 'object' && query !== null && 'tenant' in query ? query.tenant : undefined;
  return typeof named === 'string' ? named : undefined;
}

function toSchema(known: {
  about: string;
  permission: Permission;
  query: z.ZodObject;
  params: z.ZodObject;
  body?: z.ZodObject;
  status: number;
  answer: z.ZodType;
  takesFile?: true;
}): object {
  const { about, permission, query, params, body, status, answer, takesFile } = known;
  const filled = (part: z.ZodObject) => Object.keys(part.shape).length > 0;
  return {
    summary: about,
    description: `Permission: ${permission}`,
    ...(filled(query) && { querystring: query }),
    ...(filled(params) && { params }),
    ...(body && { body }),
    ...(takesFile && { body: file, consumes: ['application/octet-stream', 'multipart/form-data'] }),
    ...(answer === file && { produces: ['*/*'] }),
    response: { [status]: answer, default: problemDetails.describe('The request was refused') },
  };
}

/** @throws Fault `bad-parameter` for a body that is no JSON object of this shape */
function parseBody<Schema extends z.ZodObject>(schema: Schema | undefined, body: unknown): z.output<Schema> {
  // Without a schema the type is the one of `nothing`.
  if (schema === undefined) return {} as z.output<Schema>;
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return parse(schema, body);
  throw new Fault('bad-parameter', 'The body is no JSON object; send one as application/json', { parameter: 'body' });
}

/** @throws Fault `bad-parameter` */
function parse<Schema extends z.ZodObject>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw toFault(parsed.error, schema);
}
