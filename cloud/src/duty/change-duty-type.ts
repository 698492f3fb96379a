import type { DutyTypeChange } from '@rollcall/shared/http/duty-types';
import type { Database } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import type { ChangedBy } from '../registry/changed-by.ts';
import { lockDuty } from './duty-lock-repository.ts';
import type { DutyType } from './duty-type.ts';
import { selectDutyTypes } from './duty-type-repository.ts';
import { saveDutyType } from './save-duty-type.ts';

/** What is left out stays. @throws AppError when there is no such duty type, or its name is taken */
export async function changeDutyType(
  db: Database,
  dutyType: string,
  changes: DutyTypeChange,
  by: ChangedBy & { now: Date },
): Promise<DutyType> {
  return db.transaction().execute(async (tx) => {
    await lockDuty(tx);
    const present = await selectDutyTypes(tx);
    const before = present.find((type) => type.dutyType === dutyType);
    if (!before) throw errors.notFound(`The duty type ${dutyType}`);
    const { name = before.name, recordingRule = before.recordingRule, retired = before.retired } = changes;
    const after = { dutyType, name, recordingRule, retired };
    await saveDutyType(tx, after, present, by);
    return after;
  });
}
