import { z } from 'zod';
import type { Route } from '../route.ts';

/** One thing that must go on by itself, and how it is doing. */
export interface HealthCheck {
  name: string;
  /** When it last got anywhere; null before the first time. */
  lastProgressAt: () => Date | null;
  /** Undefined while it is well, otherwise what is wrong, without secrets. */
  problem: () => string | undefined;
}

const healthSchema = z.object({
  status: z.enum(['ok', 'degraded']),
  checks: z.array(
    z.object({
      name: z.string(),
      lastProgressAt: z.iso.datetime().nullable(),
      sinceProgressMs: z.int().nullable(),
      problem: z.string().nullable(),
    }),
  ),
});

/** GET /api/v1/health: answers while the process lives; says how long each part has been without progress. */
export function readHealth(deps: { checks: HealthCheck[]; now: () => Date }): Route {
  return (app) =>
    app.get(
      '/api/v1/health',
      { config: { access: 'public' }, schema: { response: { 200: healthSchema } }, logLevel: 'warn' },
      async () => {
        const checks = deps.checks.map((check) => {
          const at = check.lastProgressAt();
          return {
            name: check.name,
            lastProgressAt: at?.toISOString() ?? null,
            sinceProgressMs: at === null ? null : deps.now().getTime() - at.getTime(),
            problem: check.problem() ?? null,
          };
        });
        const status = checks.every((check) => check.problem === null) ? ('ok' as const) : ('degraded' as const);
        return { status, checks };
      },
    );
}
