import type { NewDutyType } from '@rollcall/shared/http/duty-types';
import type { Database } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import type { ChangedBy } from '../registry/changed-by.ts';
import { lockDutyExclusive } from './duty-lock-repository.ts';
import type { DutyType } from './duty-type.ts';
import { selectDutyTypes } from './duty-type-repository.ts';
import { saveDutyType } from './save-duty-type.ts';

/** @throws AppError when its code or its name is taken */
export async function addDutyType(db: Database, wanted: NewDutyType, by: ChangedBy & { now: Date }): Promise<DutyType> {
  return db.transaction().execute(async (tx) => {
    await lockDutyExclusive(tx);
    const present = await selectDutyTypes(tx);
    if (present.some(({ dutyType }) => dutyType === wanted.dutyType)) {
      throw errors.alreadyThere(
        `The duty type ${wanted.dutyType}`,
        'Choose another code, or change the duty type that has it.',
      );
    }
    const added = { ...wanted, retired: false };
    await saveDutyType(tx, added, present, by);
    return added;
  });
}
