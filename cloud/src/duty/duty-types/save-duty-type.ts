import {
  type DutyTypeChange,
  type DutyTypeRow,
  dutyTypes,
  type NewDutyType,
} from '@rollcall/shared/resources/duty-types';
import { dutyTypeProblems } from '@rollcall/shared/words/duty-types';
import type { Database, Transaction } from '../../db/database.ts';
import { lockDutyExclusive } from '../../db/duty-lock.ts';
import { errors } from '../../errors/errors.ts';
import { problemsOf } from '../../errors/problems-of.ts';
import { appendFacts } from '../../ledger/append-fact.ts';
import { changeFacts } from '../../registry/change-facts.ts';
import type { ChangedBy } from '../../registry/changed-by.ts';
import { compareRows } from '../../registry/compare-rows.ts';
import { reviewRecentShifts } from '../reviews/shift-review-repository.ts';
import { hasBegun, selectDutyTypes, upsertDutyType } from './repository.ts';

const problem = problemsOf(dutyTypes.problems, dutyTypeProblems);

/** Why a shift, or a template of shifts, can't have a duty type. */
export const dutyTypeRefusals = {
  unknown: (dutyType: string) => problem('unknown_duty_type', { detail: `There is no duty type ${dutyType}.` }),
  retired: (dutyType: string) => problem('duty_type_retired', { detail: `The duty type ${dutyType} is retired.` }),
};

/**
 * Inserts or updates a duty type, with a fact. If its rule changes, marks its recent shifts for review.
 * @param present all duty types, read under `lockDutyExclusive`
 * @throws AppError when its name is taken
 */
async function saveDutyType(
  tx: Transaction,
  wanted: DutyTypeRow,
  present: readonly DutyTypeRow[],
  { now, ...by }: ChangedBy & { now: Date },
): Promise<void> {
  const keyOf = ({ dutyType }: DutyTypeRow) => dutyType;
  if (present.some((other) => other.name === wanted.name && keyOf(other) !== keyOf(wanted))) {
    throw errors.alreadyThere(`A duty type named ${wanted.name}`, 'Choose another name.');
  }
  const changes = compareRows(new Map(present.map((type) => [keyOf(type), type])), [wanted], keyOf);
  await upsertDutyType(tx, wanted, now);
  await appendFacts(tx, changeFacts('duty_type', changes, keyOf, by));
  const ruleChanged = changes.changed.some(({ before, after }) => before.recordingRule !== after.recordingRule);
  if (ruleChanged) await reviewRecentShifts(tx, { now, dutyType: wanted.dutyType });
}

/** @throws AppError when its code or its name is taken */
export async function addDutyType(
  db: Database,
  wanted: NewDutyType,
  by: ChangedBy & { now: Date },
): Promise<DutyTypeRow> {
  return db.transaction().execute(async (tx) => {
    await lockDutyExclusive(tx);
    const present = await selectDutyTypes(tx);
    if (present.some(({ dutyType }) => dutyType === wanted.dutyType)) {
      throw errors.alreadyThere(
        `The duty type ${wanted.dutyType}`,
        'Choose another code, or change the duty type that has it.',
      );
    }
    const added = { ...wanted, retired: false };
    await saveDutyType(tx, added, present, by);
    return added;
  });
}

/**
 * Changes the given fields. The rule of a duty type counts for its past shifts too, so once one has begun, a new rule needs a
 * reason. @throws AppError when there is no such duty type, its name is taken, or the reason is missing
 */
export async function changeDutyType(
  db: Database,
  dutyType: string,
  changes: Omit<DutyTypeChange, 'reason'>,
  change: ChangedBy & { now: Date },
): Promise<DutyTypeRow> {
  return db.transaction().execute(async (tx) => {
    await lockDutyExclusive(tx);
    const present = await selectDutyTypes(tx);
    const before = present.find((type) => type.dutyType === dutyType);
    if (!before) throw errors.notFound(`The duty type ${dutyType}`);
    const { name = before.name, recordingRule = before.recordingRule, retired = before.retired } = changes;
    const after = { dutyType, name, recordingRule, retired };
    const ruleChanges = recordingRule !== before.recordingRule;
    if (ruleChanges && change.reason === undefined && (await hasBegun(tx, dutyType, change.now))) {
      throw errors.reasonRequired();
    }
    await saveDutyType(tx, after, present, change);
    return after;
  });
}
