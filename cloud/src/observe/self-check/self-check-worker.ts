import type { Logger } from '@rollcall/node/logger';
import { localDateOf, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import type { Database } from '../../db/database.ts';
import { createPeriodicWork, type PeriodicWork } from '../../workers/periodic-work.ts';
import { type CheckedParts, findProblems } from './find-problems.ts';
import { lineOfProblems } from './line-of-problems.ts';
import { hasSelfCheck, insertSelfCheck } from './self-check-repository.ts';

const hourMs = 3_600_000;
/** Before people come to work. */
const dueMs = 7 * hourMs;
/** What has only just started knows nothing of its store yet, and may not have heard its stations. */
const settlesWithinMs = hourMs / 6;

/** Looks at seven in the morning, once a day, at all that the page Operations shows, and notes what is wrong. */
export function createSelfCheckWorker(
  deps: CheckedParts & { db: Database; log: Logger; now: () => Date },
): PeriodicWork {
  const { db, log, now } = deps;
  const startedAt = now();
  return createPeriodicWork({
    now,
    intervalMs: 60_000,
    async work() {
      const at = now();
      const day = localDateOf(at);
      const dueAt = startOfLocalDate(day).getTime() + dueMs;
      if (at.getTime() < Math.max(dueAt, startedAt.getTime() + settlesWithinMs)) return;
      if (await hasSelfCheck(db, day)) return;
      const problems = await findProblems(db, at, deps);
      if (!(await insertSelfCheck(db, { day, at, problems }))) return;
      if (problems.length === 0) log.info(lineOfProblems(problems));
      else log.warn(lineOfProblems(problems));
    },
    onError: (error) => log.error({ error }, 'self-check failed'),
  });
}
