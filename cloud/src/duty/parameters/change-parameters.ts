import { type Parameters, type ParametersChange, parameters as resource } from '@rollcall/shared/resources/parameters';
import { parameterProblems } from '@rollcall/shared/words/parameters';
import type { Database, Transaction } from '../../db/database.ts';
import { lockDutyExclusive } from '../../db/duty-lock.ts';
import { problemsOf } from '../../errors/problems-of.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import {
  insertParameterVersion,
  type ParameterVersion,
  readParameterVersion,
} from '../../registry/parameter-repository.ts';
import { reviewRecentRecorderDays } from '../recent-recorder-review-repository.ts';
import { reviewRecentShifts } from '../reviews/shift-review-repository.ts';

const problem = problemsOf(resource.problems, parameterProblems);

/** What follows from a change of parameters beside reviews. */
export type ParametersFollow = (
  tx: Transaction,
  changed: { before: Parameters; after: Parameters },
  change: { by: string; accountId: string | undefined; reason: string; now: Date },
) => Promise<void>;

/**
 * Sets the brigade's parameters and marks recent shifts for review.
 * @param follow what else follows from them, in the same transaction
 * @throws AppError when somebody else has changed them since the given version
 */
export async function changeParameters(
  db: Database,
  { version, parameters, reason }: ParametersChange,
  { by, now, accountId }: { by: string; now: Date; accountId?: string },
  follow?: ParametersFollow,
): Promise<ParameterVersion> {
  return db.transaction().execute(async (tx) => {
    await lockDutyExclusive(tx);
    const before = await readParameterVersion(tx);
    if (before.version !== version) {
      throw problem('parameters_outdated', { detail: `The parameters are at version ${before.version} now.` });
    }
    if (Object.entries(parameters).every(([name, value]) => Reflect.get(before.parameters, name) === value)) {
      return before;
    }
    await insertParameterVersion(tx, { parameters, reason, setBy: by, setAt: now });
    const after = await readParameterVersion(tx);
    await appendFact(tx, {
      type: 'parameters_changed',
      subject: 'hq:parameters',
      payload: { before: before.parameters, after: after.parameters, version: after.version, by, reason },
    });
    await reviewRecentShifts(tx, { now });
    await reviewRecentRecorderDays(tx, { now });
    await follow?.(tx, { before: before.parameters, after: after.parameters }, { by, accountId, reason, now });
    return after;
  });
}
