import type { NewRecorder } from '@rollcall/shared/http/recorders';
import type { Database } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import type { ChangedBy } from './changed-by.ts';
import { missingUnit } from './missing-unit.ts';
import { lockMoves } from './move-review-repository.ts';
import { selectRecorders } from './recorder-repository.ts';
import { saveRecorders } from './save-recorders.ts';

/** @throws AppError when the serial is taken, or there is no such unit */
export async function addRecorder(db: Database, recorder: NewRecorder, by: ChangedBy): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockMoves(tx);
    const { recorderSerial, unitCode } = recorder;
    if ((await selectRecorders(tx, [recorderSerial])).length > 0) {
      throw errors.alreadyThere(`The recorder ${recorderSerial}`, 'Correct the serial, or change that recorder.');
    }
    const problems = await missingUnit(tx, 'unitCode', unitCode);
    if (problems.length > 0) throw errors.badRequest(problems);
    await saveRecorders(tx, [recorder], by);
  });
}
