import type { Transaction } from '../db/database.ts';
import type { ChangedBy } from './changed-by.ts';
import { reviewMovedRecorders } from './move-review-repository.ts';
import { type Recorder, selectRecorders, upsertRecorders } from './recorder-repository.ts';
import type { SaveResult } from './save-result.ts';
import { type RowStore, saveRows } from './save-rows.ts';

/** What is left out stays as it is; a new recorder is a normal one, no spare, of no unit. */
export type RecorderToSave = Pick<Recorder, 'recorderSerial'> & Partial<Recorder>;

/** Makes recorders or changes them. */
export async function saveRecorders(
  tx: Transaction,
  recorders: readonly RecorderToSave[],
  by: ChangedBy,
): Promise<SaveResult> {
  return saveRows(tx, recorderStore, recorders, by);
}

/** How recorders are told apart, completed and written. */
export const recorderStore: RowStore<Recorder, RecorderToSave> = {
  kind: 'recorder',
  keyOf: ({ recorderSerial }) => recorderSerial,
  select: selectRecorders,
  complete: ({ recorderSerial, unitCode, state, spare }, stored) => ({
    recorderSerial,
    unitCode: unitCode === undefined ? (stored?.unitCode ?? null) : unitCode,
    state: state ?? stored?.state ?? 'normal',
    spare: spare ?? stored?.spare ?? false,
  }),
  upsert: upsertRecorders,
  review: (tx, { added, changed }) => {
    const moved = changed.filter(({ before, after }) => before.unitCode !== after.unitCode);
    return reviewMovedRecorders(
      tx,
      [...added, ...moved.map(({ after }) => after)].map(({ recorderSerial }) => recorderSerial),
    );
  },
};
