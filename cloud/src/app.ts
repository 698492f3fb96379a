import fastifyCookie from '@fastify/cookie';
import fastifySwagger from '@fastify/swagger';
import type { Logger } from '@rollcall/node/logger';
import { type FastifyBaseLogger, fastify, LogController } from 'fastify';
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import { assertPresent } from './auth/absence.ts';
import type { HqKeys } from './auth/hq-keys.ts';
import type { Database } from './db/database.ts';
import type { Refusals } from './http/refusals.ts';
import { requestIdHeader, requestIdOf } from './http/request-id.ts';
import type { App, Route } from './http/route.ts';
import { enforceAccess } from './plugins/enforce-access.ts';
import { doOnce } from './plugins/once/do-once.ts';
import { renderProblems } from './plugins/render-problems.ts';
import { requireActivitySource } from './plugins/require-activity-source.ts';
import { requireSession } from './plugins/require-session.ts';
import { requireStation } from './plugins/require-station.ts';
import { securityHeaders } from './plugins/security-headers.ts';
import { serveWeb } from './plugins/serve-web.ts';
import { warnOfProxy } from './plugins/warn-of-proxy.ts';

export interface AppOptions {
  db: Database;
  now: () => Date;
  hqKeys: HqKeys;
  log: Logger;
  routes: Route[];
  sessionCookie: string;
  https: boolean;
  /** The origin of our own pages; known for certain only once the port is. */
  origin: () => string;
  webFolder: string | undefined;
  trustedProxies: string[] | undefined;
  /** Counts what is refused to people. */
  refusals: Refusals;
}

/** The HTTP server with all its routes; `listen` is the caller's. */
export async function createApp(options: AppOptions): Promise<App> {
  const loggerInstance: FastifyBaseLogger = options.log;
  const app: App = fastify({
    loggerInstance,
    genReqId: requestIdOf,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: options.trustedProxies ?? false,
    bodyLimit: 1024 * 1024,
    requestTimeout: 60_000,
    forceCloseConnections: 'idle',
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  readForms(app);
  readFiles(app);

  app.addHook('onRequest', async (request, reply) => {
    reply.header(requestIdHeader, request.id);
  });
  securityHeaders(app, options);
  renderProblems(app, options);
  if (options.trustedProxies === undefined) warnOfProxy(app);
  await app.register(fastifyCookie);
  doOnce(app, options);
  enforceAccess(app, {
    requireSession: requireSession(options),
    requirePresence: (session, request) => {
      const { access } = request.routeOptions.config;
      return assertPresent(options.db, session, { access, method: request.method, now: options.now() });
    },
    requireStation: requireStation(options),
    requireActivitySource: requireActivitySource(options),
    origin: options.origin,
  });
  await app.register(fastifySwagger, {
    openapi: { info: { title: 'Rollcall HQ', version: '1' } },
    transform: jsonSchemaTransform,
  });
  for (const route of options.routes) route(app);
  app.get('/api/v1/openapi.json', { config: { access: 'public' }, schema: { hide: true } }, async () => app.swagger());
  if (options.webFolder !== undefined) await serveWeb(app, { webFolder: options.webFolder });
  return app;
}

/** OAuth 2.0 requests are forms. */
function readForms(app: App): void {
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    done(null, Object.fromEntries(new URLSearchParams(String(body))));
  });
}

/** Files to import come as they are. How large they may be is a matter of their route. */
function readFiles(app: App): void {
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) => {
    done(null, body);
  });
}
