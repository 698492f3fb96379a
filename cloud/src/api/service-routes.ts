import type { Context } from '../context.ts';
import type { HealthCheck } from '../http/health-check.ts';
import type { Refusals } from '../http/refusals.ts';
import type { Route } from '../http/route.ts';
import type { LiveHub } from '../live/live-hub.ts';
import { readOps } from '../observe/read-ops.ts';
import { readHealth } from '../routes/health/read-health.ts';
import { readLive } from '../routes/live/read-live.ts';

/** How the service fares, and what changes while somebody looks. */
export function serviceRoutes(
  { db, now, config }: Context,
  {
    checks,
    hub,
    sessionCookie,
    refusals,
  }: { checks: HealthCheck[]; hub: LiveHub; sessionCookie: string; refusals: Refusals },
): Route[] {
  return [
    readHealth({ checks, now }),
    readOps({
      db,
      now,
      checks,
      certificateFiles: config.metrics.certificateFiles,
      refusals,
      hasCopies: config.s3Copy !== undefined,
    }),
    readLive({ db, now, hub, sessionCookie }),
  ];
}
