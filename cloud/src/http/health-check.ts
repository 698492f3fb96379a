import type { healthCheckSchema } from '@rollcall/shared/http/ops';
import type { z } from 'zod';

/** One thing that must go on by itself, and how it is doing. */
export interface HealthCheck {
  name: string;
  /** When it last got anywhere; null before the first time. */
  lastProgressAt: () => Date | null;
  /** When it last failed; null if it didn't since the start, and missing where nobody notes it. */
  lastFailureAt?: () => Date | null;
  /** Undefined while it is well, otherwise what is wrong, without secrets. */
  problem: () => string | undefined;
}

/** Conditions that people must look at. Nothing stands still, and starting the process again would change nothing. */
const forPeople = new Set([
  'backup_failed',
  'backup_old',
  'backup_unproved',
  'events_set_aside',
  'guarantees_missing',
  'ledger_archive_ahead',
  'ledger_contradictory',
  'ledger_forked',
  'lock_refused',
]);

/** Whether only people can put this problem right. */
export function isForPeople(problem: string): boolean {
  return forPeople.has(problem);
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
