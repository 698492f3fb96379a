import type { healthCheckSchema } from '@rollcall/shared/http/ops';
import type { z } from 'zod';

/** One thing that must go on by itself, and how it is doing. */
export interface HealthCheck {
  name: string;
  /** When it last got anywhere; null before the first time. */
  lastProgressAt: () => Date | null;
  /** Undefined while it is well, otherwise what is wrong, without secrets. */
  problem: () => string | undefined;
}

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
