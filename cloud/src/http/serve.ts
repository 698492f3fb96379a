import type { Endpoint } from '@rollcall/shared/resources/endpoint';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { DataScope } from '../db/data-scope.ts';
import { dataScopeOf } from './data-scope-of.ts';
import type { App, Route } from './route.ts';
import type { SignedIn } from './signed-in.ts';

type Out<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

/** What was asked, read by the endpoint's schemas, and by whom. */
export interface Asked<E extends Endpoint> {
  params: Out<E['parts']['params']>;
  query: Out<E['parts']['query']>;
  body: Out<E['parts']['body']>;
  /** Nobody's where anybody may ask. */
  session: E['parts']['access'] extends 'public' ? undefined : SignedIn;
  /** Which rows the session may see, or write, here. */
  dataScope: E['parts']['access'] extends 'public' ? undefined : DataScope;
  reply: FastifyReply;
}

type Answers<E extends Endpoint> = E['parts']['answers'];
type Answer<E extends Endpoint> = z.output<Extract<Answers<E>[keyof Answers<E>], z.ZodType>>;

/**
 * The route of an endpoint. It answers with the endpoint's only status, or the lowest, but 202; `asked.reply.code(202)` says otherwise.
 */
export function serve<E extends Endpoint>(endpoint: E, answer: (asked: Asked<E>) => Promise<Answer<E>>): Route {
  const { name, parts } = endpoint;
  const [method = '', path = ''] = name.split(' ');
  const status = ([200, 201, 204, 202] as const).find((one) => parts.answers[one] !== undefined) ?? 200;
  return (app: App) =>
    void app.route({
      method,
      url: `/api/v1/${path}`,
      config: { access: parts.access, ...(parts.withGivenPassword ? { withGivenPassword: true } : {}) },
      ...(parts.unchecked ? { serializerCompiler: () => JSON.stringify } : {}),
      schema: {
        ...(parts.params === undefined ? {} : { params: parts.params }),
        ...(parts.query === undefined ? {} : { querystring: parts.query }),
        ...(parts.body === undefined ? {} : { body: parts.body }),
        response: parts.answers,
      },
      handler: async (request, reply) => {
        const { params, query, body } = request;
        const session = parts.access === 'public' ? undefined : request.session;
        reply.code(status);
        // The schemas of the route are those of which the types are.
        return answer({ params, query, body, session, dataScope: session && dataScopeOf(session), reply } as Asked<E>);
      },
    });
}
