import type { RecorderChange } from '@rollcall/shared/http/recorders';
import type { Database } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import { assertUntied } from './assert-untied.ts';
import type { ChangedBy } from './changed-by.ts';
import { missingUnit } from './missing-unit.ts';
import { lockMoves } from './move-review-repository.ts';
import { selectRecorders } from './recorder-repository.ts';
import { saveRecorders } from './save-recorders.ts';
import { tiesOfRecorders } from './tie-repository.ts';

/**
 * What is left out stays. Who holds a recorder goes on holding it when it breaks, until somebody enters that it was handed in;
 * only then it can be scrapped. @throws AppError when there is no such recorder or unit, or `recorder_is_out`
 */
export async function changeRecorder(
  db: Database,
  recorderSerial: string,
  changes: RecorderChange,
  { now, ...by }: ChangedBy & { now: Date },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockMoves(tx);
    const [before] = await selectRecorders(tx, [recorderSerial]);
    if (!before) throw errors.notFound(`The recorder ${recorderSerial}`);
    const { unitCode = before.unitCode, state = before.state, spare = before.spare } = changes;
    const problems = await missingUnit(tx, 'unitCode', unitCode, { forPast: state === 'scrapped' });
    if (problems.length > 0) throw errors.badRequest(problems);
    const isScrapped = state === 'scrapped' && before.state !== 'scrapped';
    if (isScrapped) assertUntied(await tiesOfRecorders(tx, [recorderSerial], now));
    await saveRecorders(tx, [{ recorderSerial, unitCode, state, spare }], by);
  });
}
