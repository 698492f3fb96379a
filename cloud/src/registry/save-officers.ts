import type { Transaction } from '../db/database.ts';
import type { ChangedBy } from './changed-by.ts';
import { noteOfficers } from './leadership-repository.ts';
import { lockMoves, reviewMovedOfficers } from './move-review-repository.ts';
import { type Officer, selectOfficers, upsertOfficers } from './officer-repository.ts';
import type { SaveResult } from './save-result.ts';
import { type RowStore, saveRows } from './save-rows.ts';

/** Without `leaderBadgeNo` or `leftOn` these stay as they are; a new officer has neither. */
export type OfficerToSave = Omit<Officer, 'leaderBadgeNo' | 'leftOn'> &
  Partial<Pick<Officer, 'leaderBadgeNo' | 'leftOn'>>;

/** Makes officers or changes them. */
export async function saveOfficers(
  tx: Transaction,
  officers: readonly OfficerToSave[],
  by: ChangedBy,
): Promise<SaveResult> {
  await lockMoves(tx);
  return saveRows(tx, officerStore, officers, by);
}

/** How officers are told apart, completed and written. */
export const officerStore: RowStore<Officer, OfficerToSave> = {
  kind: 'officer',
  keyOf: ({ badgeNo }) => badgeNo,
  select: selectOfficers,
  complete: ({ badgeNo, name, kind, unitCode, leaderBadgeNo, leftOn }, stored) => ({
    badgeNo,
    name,
    kind,
    unitCode,
    leaderBadgeNo: leaderBadgeNo === undefined ? (stored?.leaderBadgeNo ?? null) : leaderBadgeNo,
    leftOn: leftOn === undefined ? (stored?.leftOn ?? null) : leftOn,
  }),
  upsert: upsertOfficers,
  async review(tx, changes) {
    await noteOfficers(tx, changes);
    const moved = changes.changed.filter(({ before, after }) => before.unitCode !== after.unitCode);
    await reviewMovedOfficers(
      tx,
      moved.map(({ after }) => after.badgeNo),
    );
  },
};
