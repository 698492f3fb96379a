import type { DutyTypeChange } from '@rollcall/shared/http/duty-types';
import type { Database } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import type { ChangedBy } from '../registry/changed-by.ts';
import { lockDutyExclusive } from './duty-lock-repository.ts';
import type { DutyType } from './duty-type.ts';
import { hasBegun, selectDutyTypes } from './duty-type-repository.ts';
import { saveDutyType } from './save-duty-type.ts';

/**
 * Changes the given fields. The rule of a duty type counts for its past shifts too, so once one has begun, a new rule needs a
 * reason. @throws AppError when there is no such duty type, its name is taken, or the reason is missing
 */
export async function changeDutyType(
  db: Database,
  dutyType: string,
  changes: Omit<DutyTypeChange, 'reason'>,
  change: ChangedBy & { now: Date },
): Promise<DutyType> {
  return db.transaction().execute(async (tx) => {
    await lockDutyExclusive(tx);
    const present = await selectDutyTypes(tx);
    const before = present.find((type) => type.dutyType === dutyType);
    if (!before) throw errors.notFound(`The duty type ${dutyType}`);
    const { name = before.name, recordingRule = before.recordingRule, retired = before.retired } = changes;
    const after = { dutyType, name, recordingRule, retired };
    const ruleChanges = recordingRule !== before.recordingRule;
    if (ruleChanges && change.reason === undefined && (await hasBegun(tx, dutyType, change.now))) {
      throw errors.reasonRequired();
    }
    await saveDutyType(tx, after, present, change);
    return after;
  });
}
