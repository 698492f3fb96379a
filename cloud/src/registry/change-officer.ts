import type { OfficerChange } from '@rollcall/shared/http/officers';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import type { Database } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import { assertUntied } from './assert-untied.ts';
import type { ChangedBy } from './changed-by.ts';
import { lockMoves } from './move-review-repository.ts';
import { officerProblems } from './officer-problems.ts';
import { selectOfficers } from './officer-repository.ts';
import { saveOfficers } from './save-officers.ts';
import { tiesOfOfficer } from './tie-repository.ts';

/**
 * What is left out stays.
 * @throws AppError when there is no such officer, or unit or leader aren't there; or when the officer is to leave and something
 * hangs on that
 */
export async function changeOfficer(
  db: Database,
  badgeNo: string,
  changes: OfficerChange,
  { now, ...by }: ChangedBy & { now: Date },
): Promise<void> {
  const today = localDateOf(now);
  await db.transaction().execute(async (tx) => {
    await lockMoves(tx);
    const [before] = await selectOfficers(tx, [badgeNo]);
    if (!before) throw errors.notFound(`The officer ${badgeNo}`);
    const { name = before.name, kind = before.kind, unitCode = before.unitCode } = changes;
    const { leaderBadgeNo = before.leaderBadgeNo, leftOn = before.leftOn } = changes;
    const after = { badgeNo, name, kind, unitCode, leaderBadgeNo, leftOn };
    const problems = await officerProblems(tx, after, { before, today });
    if (problems.length > 0) throw errors.badRequest(problems);
    const leaves = leftOn !== null && (before.leftOn === null || leftOn < before.leftOn);
    if (leaves) assertUntied(await tiesOfOfficer(tx, { badgeNo, leftOn }, today));
    await saveOfficers(tx, [after], by);
  });
}
