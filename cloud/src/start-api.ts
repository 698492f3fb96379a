import type { AddressInfo } from 'node:net';
import { activityRoutes } from './api/activity-routes.ts';
import { bulletinRoutes } from './api/bulletin-routes.ts';
import { findingRoutes } from './api/finding-routes.ts';
import { ledgerRoutes } from './api/ledger-routes.ts';
import { recordingRoutes } from './api/recording-routes.ts';
import { registryRoutes } from './api/registry-routes.ts';
import { serviceRoutes } from './api/service-routes.ts';
import { sheetRoutes } from './api/sheet-routes.ts';
import { stationRoutes } from './api/station-routes.ts';
import { storageRoutes } from './api/storage-routes.ts';
import { createApp } from './app.ts';
import { sessionCookieName } from './auth/sessions/sessions.ts';
import type { Context } from './context.ts';
import type { HealthCheck } from './http/health-check.ts';
import { createRefusals, type Refusals } from './http/refusals.ts';
import type { Route } from './http/route.ts';
import { createLiveHub, type LiveHub } from './live/live-hub.ts';
import { createLiveListener } from './live/live-listener.ts';
import type { ObservedService } from './observe/observe-service.ts';
import { resourceRoutes } from './resources.ts';
import { readMetricsPage } from './routes/metrics-page/read-metrics-page.ts';

export interface ApiHooks {
  /** What `GET /api/v1/health` tells of; may grow while the service starts. */
  checks: HealthCheck[];
  /** What `GET /metrics` tells. */
  observed: ObservedService;
  /** A recording waits to be read back. */
  onUploaded: () => void;
}

/** Serves HTTP with every route. */
export async function startApi(context: Context, hooks: ApiHooks): Promise<{ url: string; stop(): Promise<void> }> {
  const { db, now, hqKeys, log, config } = context;
  const { host, port, publicUrl, webFolder, trustedProxies } = config.http;
  const https = publicUrl?.startsWith('https:') ?? false;
  const sessionCookie = sessionCookieName({ https });
  const hub = createLiveHub();
  const listener = createLiveListener({
    databaseUrl: config.database.url,
    log: log.child({ part: 'live' }),
    onMessage: hub.publish,
    onSessionsEnded: hub.endSessions,
  });
  const refusals = createRefusals(now());
  hooks.observed.tellOfHq(refusals);
  let url = publicUrl ?? '';
  const app = await createApp({
    db,
    now,
    hqKeys,
    log: log.child({ part: 'http' }),
    routes: routesOf(context, hooks, { sessionCookie, https, hub, refusals }),
    sessionCookie,
    https,
    origin: () => new URL(url).origin,
    webFolder,
    trustedProxies,
    refusals,
  });
  await app.listen({ host, port });
  url ||= `http://${host}:${(app.server.address() as AddressInfo).port}`;
  listener.start();
  hooks.checks.push({ name: 'live', lastProgressAt: () => null, problem: listener.problem });
  return {
    url,
    async stop() {
      await app.close();
      await listener.stop();
    },
  };
}

function routesOf(
  context: Context,
  { checks, observed, onUploaded }: ApiHooks,
  { sessionCookie, https, hub, refusals }: { sessionCookie: string; https: boolean; hub: LiveHub; refusals: Refusals },
): Route[] {
  return [
    readMetricsPage({ token: context.config.metrics.token, page: observed.page }),
    ...serviceRoutes(context, { checks, hub, sessionCookie, refusals }),
    ...registryRoutes(context),
    ...sheetRoutes(context),
    ...resourceRoutes(context, { sessionCookie, https }),
    ...activityRoutes(context),
    ...bulletinRoutes(context),
    ...findingRoutes(context),
    ...recordingRoutes(context, { hub }),
    ...storageRoutes(context),
    ...ledgerRoutes(context),
    ...stationRoutes(context, { onUploaded }),
  ];
}
