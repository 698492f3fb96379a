import type { healthCheckSchema } from '@rollcall/shared/http/ops';
import type { z } from 'zod';
import type { HealthCheck } from './read-health.ts';

/** How a part is doing at this moment. */
export function toHealthCheck(check: HealthCheck, now: Date): z.infer<typeof healthCheckSchema> {
  const at = check.lastProgressAt();
  return {
    name: check.name,
    lastProgressAt: at?.toISOString() ?? null,
    sinceProgressMs: at === null ? null : now.getTime() - at.getTime(),
    problem: check.problem() ?? null,
  };
}
