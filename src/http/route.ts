import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App } from '#app/app.ts';
import { problemDetails } from '#contract/problem.ts';
import type { Permission } from '#domain/access/permission.ts';
import { toFault } from './errors.ts';

/** One request, its parameters checked. */
export interface Call<Query extends z.ZodObject, Params extends z.ZodObject> {
  readonly app: App;
  readonly query: z.output<Query>;
  readonly params: z.output<Params>;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

type Deep<T> = T extends readonly (infer Item)[]
  ? readonly Deep<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Deep<T[Key]> }
    : T;

/** An address of the API. Nothing is optional that a reviewer must see: no permission, no route. */
export interface RouteDefinition<Query extends z.ZodObject, Params extends z.ZodObject, Answer extends z.ZodType> {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly permission: Permission;
  readonly about: string;
  readonly query: Query;
  readonly params: Params;
  readonly status: 200 | 202;
  readonly answer: Answer;
  /** The body is a file: it is streamed and not parsed. */
  readonly takesFile?: true;
  handle(call: Call<Query, Params>): Promise<Deep<z.input<Answer>> | FastifyReply>;
}

/** A route that knows how to join a server. */
export interface Route {
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
export function defineRoute<Query extends z.ZodObject, Params extends z.ZodObject, Answer extends z.ZodType>(
  definition: RouteDefinition<Query, Params, Answer>,
): Route {
  const { method, path, permission, about, query, params, status, answer, takesFile = false } = definition;
  return {
    path,
    permission,
    takesFile,
    join(server, app) {
      server.route({
        method,
        url: path,
        schema: toSchema({ about, permission, query, params, status, answer }),
        handler: async (request, reply) => {
          const call = {
            app,
            request,
            reply,
            query: parse(query, request.query),
            params: parse(params, request.params),
          };
          reply.code(status);
          return definition.handle(call);
        },
      });
    },
  };
}

function toSchema(known: {
  about: string;
  permission: Permission;
  query: z.ZodObject;
  params: z.ZodObject;
  status: number;
  answer: z.ZodType;
}): object {
  const { about, permission, query, params, status, answer } = known;
  const filled = (part: z.ZodObject) => Object.keys(part.shape).length > 0;
  return {
    summary: about,
    description: `Permission: ${permission}`,
    ...(filled(query) && { querystring: query }),
    ...(filled(params) && { params }),
    response: { [status]: answer, default: problemDetails.describe('The request was refused') },
  };
}

/** @throws Fault `bad-parameter` */
function parse<Schema extends z.ZodObject>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw toFault(parsed.error, schema);
}
