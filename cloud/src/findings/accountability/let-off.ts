import type { ViolationClass } from '@rollcall/shared/http/findings';
import type { Ground } from '@rollcall/shared/http/handling';
import type { Database, Transaction } from '../../db/database.ts';
import { editionAt, selectEarlier } from '../handling/exits-repository.ts';
import { problem as handlingProblem } from '../handling/problem.ts';
import type { HeldEntry } from './held.ts';
import { problem } from './problem.ts';

/** What bears on whether an entry may come to nothing, and on which ground. */
export interface LetOff {
  /** Not by the old rules. */
  asksGround: boolean;
  isDeletion: boolean;
  /** An earlier violation of a class was confirmed in the days of a re-offence. */
  isAgain: boolean;
}

export async function readLetOff(
  db: Database | Transaction,
  { entry_id: entryId, badge_no: badgeNo, role }: Pick<HeldEntry, 'entry_id' | 'badge_no' | 'role'>,
  at: Date,
): Promise<LetOff> {
  if ((await editionAt(db, at)) === 1) return { asksGround: false, isDeletion: false, isAgain: false };
  const rows = await db
    .selectFrom('accountability_entry_finding')
    .select(['finding_id as findingId', 'violation_class as violationClass'])
    .where('entry_id', '=', entryId)
    .where('ended_at', 'is', null)
    .execute();
  const asked = rows.flatMap(({ findingId, violationClass }) =>
    violationClass === null ? [] : [{ findingId, violationClass, badgeNo, leads: role === 'leader' }],
  );
  const isOf = (wanted: ViolationClass) => rows.some(({ violationClass }) => violationClass === wanted);
  return {
    asksGround: true,
    isDeletion: isOf('unauthorised_deletion'),
    isAgain: (await selectEarlier(db, asked)).length > 0,
  };
}

/** @throws let_off_ground_needed, never_slight, not_first */
export function groundOf(
  { asksGround, isDeletion, isAgain }: LetOff,
  ground: Ground | null | undefined,
): Ground | null {
  if (!asksGround) return null;
  if (!ground) throw problem('let_off_ground_needed');
  if (ground === 'first_slight' && isDeletion) throw handlingProblem('never_slight');
  if (ground === 'first_slight' && isAgain) throw handlingProblem('not_first');
  return ground;
}
