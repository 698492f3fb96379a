import type { Transaction } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import { appendFacts } from '../ledger/append-fact.ts';
import { changeFacts } from '../registry/change-facts.ts';
import type { ChangedBy } from '../registry/changed-by.ts';
import { compareRows } from '../registry/compare-rows.ts';
import type { DutyType } from './duty-type.ts';
import { upsertDutyType } from './duty-type-repository.ts';
import { reviewRecentShifts } from './recent-shift-review-repository.ts';

/**
 * Inserts or updates a duty type, with a fact. If its rule changes, marks its recent shifts for review.
 * @param present all duty types, read under `lockDutyExclusive`
 * @throws AppError when its name is taken
 */
export async function saveDutyType(
  tx: Transaction,
  wanted: DutyType,
  present: readonly DutyType[],
  { now, ...by }: ChangedBy & { now: Date },
): Promise<void> {
  const keyOf = ({ dutyType }: DutyType) => dutyType;
  if (present.some((other) => other.name === wanted.name && keyOf(other) !== keyOf(wanted))) {
    throw errors.alreadyThere(`A duty type named ${wanted.name}`, 'Choose another name.');
  }
  const changes = compareRows(new Map(present.map((type) => [keyOf(type), type])), [wanted], keyOf);
  await upsertDutyType(tx, wanted, now);
  await appendFacts(tx, changeFacts('duty_type', changes, keyOf, by));
  const ruleChanged = changes.changed.some(({ before, after }) => before.recordingRule !== after.recordingRule);
  if (ruleChanged) await reviewRecentShifts(tx, { now, dutyType: wanted.dutyType });
}
