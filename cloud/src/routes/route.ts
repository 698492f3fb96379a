import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Action, Scope } from '../auth/permissions.ts';
import type { Session } from '../auth/sessions.ts';

/** Our Fastify: requests and responses are checked against the zod schemas of the route. */
export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/**
 * One endpoint. A route file exports one function from what it needs to a route, and `app.ts` adds them all:
 * `export function listThings(deps: { db: Database; now: () => Date }): Route`.
 */
export type Route = (app: App) => void;

/**
 * Who may call a route, in its `config.access`; without it, a route under /api/ is refused when the service starts.
 * `public`: anybody. `session`: whoever is signed in. `station`: a station's token; sets `request.stationId`.
 * An action: whose role may do it; sets `request.session` and `request.scope`.
 */
export type RouteAccess = 'public' | 'session' | 'station' | Action;

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: RouteAccess;
  }
  interface FastifyRequest {
    /** Throws on a route whose access is `public` or `station`. */
    readonly session: Session;
    /** How far the role may do what this route does. `own_unit` without a unit sees nothing. Throws without an action. */
    readonly scope: Scope;
    /** Throws on a route whose access isn't `station`. */
    readonly stationId: string;
  }
}
