import type { Action } from '@rollcall/shared/http/permissions';
import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { SignedIn } from './signed-in.ts';

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
 * An action: whose role may do it; sets `request.session`.
 */
export type RouteAccess = 'public' | 'session' | 'station' | Action;

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: RouteAccess;
    /** Whoever has no session may come with the token of an activity source instead; sets `request.activitySource`. */
    orActivitySource?: true;
    /** Also for whoever still has a password that somebody else made. */
    withGivenPassword?: true;
  }
  interface FastifyRequest {
    /** Throws on a route whose access is `public` or `station`. */
    readonly session: SignedIn;
    /** Whose session it is, also when it may not do this; null: of nobody, or not looked at yet. */
    readonly accountId: string | null;
    /** Throws on a route whose access isn't `station`. */
    readonly stationId: string;
    /** Undefined when a person called; then there is a session. */
    readonly activitySource: string | undefined;
  }
}
