import type { OfficerChange } from '@rollcall/shared/http/officers';
import type { Database } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import type { ChangedBy } from './changed-by.ts';
import { lockMoves } from './move-review-repository.ts';
import { officerProblems } from './officer-problems.ts';
import { selectOfficers } from './officer-repository.ts';
import { saveOfficers } from './save-officers.ts';

/** What is left out stays. @throws AppError when there is no such officer, or unit or leader aren't there */
export async function changeOfficer(
  db: Database,
  badgeNo: string,
  changes: OfficerChange,
  by: ChangedBy,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockMoves(tx);
    const [before] = await selectOfficers(tx, [badgeNo]);
    if (!before) throw errors.notFound(`The officer ${badgeNo}`);
    const { name = before.name, kind = before.kind, unitCode = before.unitCode } = changes;
    const { leaderBadgeNo = before.leaderBadgeNo, leftOn = before.leftOn } = changes;
    const after = { badgeNo, name, kind, unitCode, leaderBadgeNo, leftOn };
    const problems = await officerProblems(tx, after);
    if (problems.length > 0) throw errors.badRequest(problems);
    await saveOfficers(tx, [after], by);
  });
}
