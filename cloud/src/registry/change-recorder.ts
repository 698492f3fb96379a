import type { RecorderChange } from '@rollcall/shared/http/recorders';
import type { Database } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import type { ChangedBy } from './changed-by.ts';
import { missingUnit } from './missing-unit.ts';
import { lockMoves } from './move-review-repository.ts';
import { selectRecorders } from './recorder-repository.ts';
import { saveRecorders } from './save-recorders.ts';

/**
 * What is left out stays. Who holds a recorder goes on holding it when it breaks or is scrapped, until somebody enters that
 * it was handed in. @throws AppError when there is no such recorder or unit
 */
export async function changeRecorder(
  db: Database,
  recorderSerial: string,
  changes: RecorderChange,
  by: ChangedBy,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockMoves(tx);
    const [before] = await selectRecorders(tx, [recorderSerial]);
    if (!before) throw errors.notFound(`The recorder ${recorderSerial}`);
    const { unitCode = before.unitCode, state = before.state, spare = before.spare } = changes;
    const problems = await missingUnit(tx, 'unitCode', unitCode);
    if (problems.length > 0) throw errors.badRequest(problems);
    await saveRecorders(tx, [{ recorderSerial, unitCode, state, spare }], by);
  });
}
