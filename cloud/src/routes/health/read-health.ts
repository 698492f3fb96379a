import { healthCheckSchema } from '@rollcall/shared/http/ops';
import { z } from 'zod';
import { type HealthCheck, toHealthCheck } from '../../http/health-check.ts';
import type { Route } from '../../http/route.ts';

const healthSchema = z.object({ status: z.enum(['ok', 'degraded']), checks: z.array(healthCheckSchema) });

/** GET /api/v1/health: answers while the process lives; says how long each part has been without progress. */
export function readHealth(deps: { checks: HealthCheck[]; now: () => Date }): Route {
  return (app) =>
    app.get(
      '/api/v1/health',
      { config: { access: 'public' }, schema: { response: { 200: healthSchema } }, logLevel: 'warn' },
      async () => {
        const checks = deps.checks.map((check) => toHealthCheck(check, deps.now()));
        const status = checks.every((check) => check.problem === null) ? ('ok' as const) : ('degraded' as const);
        return { status, checks };
      },
    );
}
