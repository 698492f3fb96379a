import type { DockingRow } from '@rollcall/shared/http/docking';
import type { Database } from '../../db/database.ts';
import type { Sight } from '../../db/sight.ts';
import { selectUndocked } from '../../duty/docking/overdue-repository.ts';

/** The list of `listOverdueDocking`, for page and export. */
export async function overdueRows(
  db: Database,
  options: { at: Date; sight: Sight; unitCode?: string | undefined },
): Promise<DockingRow[]> {
  const rows = await selectUndocked(db, options);
  return rows.map(({ shiftEndsAt, dueAt, lastDockedAt, ...row }) => ({
    ...row,
    shiftEndsAt: shiftEndsAt.toISOString(),
    dueAt: dueAt.toISOString(),
    lastDockedAt: lastDockedAt?.toISOString() ?? null,
  }));
}
