import type { NewOfficer } from '@rollcall/shared/http/officers';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import type { Database } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import type { ChangedBy } from './changed-by.ts';
import { lockMoves } from './move-review-repository.ts';
import { officerProblems } from './officer-problems.ts';
import { selectOfficers } from './officer-repository.ts';
import { saveOfficers } from './save-officers.ts';

/** @throws AppError when the badge number is taken, or unit or leader aren't there or are retired */
export async function addOfficer(
  db: Database,
  officer: NewOfficer,
  { now, ...by }: ChangedBy & { now: Date },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockMoves(tx);
    if ((await selectOfficers(tx, [officer.badgeNo])).length > 0) {
      throw errors.alreadyThere(`The officer ${officer.badgeNo}`, 'Correct the badge number, or change that officer.');
    }
    const problems = await officerProblems(tx, { ...officer, leftOn: null }, { today: localDateOf(now) });
    if (problems.length > 0) throw errors.badRequest(problems);
    await saveOfficers(tx, [officer], by);
  });
}
