import type { NewOfficer, OfficerChange } from '@rollcall/shared/resources/officers';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import type { Database, Transaction } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { assertUntied } from '../../registry/assert-untied.ts';
import type { ChangedBy } from '../../registry/changed-by.ts';
import { noteOfficers } from '../../registry/leadership-repository.ts';
import { missingUnit } from '../../registry/missing-unit.ts';
import { lockMoves, reviewMovedOfficers } from '../../registry/move-review-repository.ts';
import { type Officer, selectOfficers } from '../../registry/officer-repository.ts';
import type { SaveResult } from '../../registry/save-result.ts';
import { type RowStore, saveRows } from '../../registry/save-rows.ts';
import { tiesOfOfficer } from '../../registry/tie-repository.ts';
import { upsertOfficers } from './repository.ts';

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

/**
 * What is wrong with an officer's unit and leader. Who leaves stays in a unit that is retired, and below the leader of then.
 * @param before undefined: the officer is new
 * @throws AppError `unit_retired`, `officer_left` of a leader
 */
async function officerProblems(
  tx: Transaction,
  after: Officer,
  { before, today }: { before?: Officer; today: string },
): Promise<{ path: string; message: string }[]> {
  const forPast = after.leftOn !== null && after.unitCode === before?.unitCode;
  return [
    ...(await missingUnit(tx, 'unitCode', after.unitCode, { forPast })),
    ...(await leaderProblems(tx, after, { isNew: after.leaderBadgeNo !== before?.leaderBadgeNo, today })),
  ];
}

async function leaderProblems(
  tx: Transaction,
  { badgeNo, leaderBadgeNo }: Officer,
  { isNew, today }: { isNew: boolean; today: string },
) {
  const path = 'body.leaderBadgeNo';
  if (leaderBadgeNo === null) return [];
  if (leaderBadgeNo === badgeNo) return [{ path, message: "must be somebody else's badge number" }];
  const [leader] = await selectOfficers(tx, [leaderBadgeNo]);
  if (isNew && leader?.leftOn && leader.leftOn <= today) throw errors.officerLeft(leaderBadgeNo, leader.leftOn);
  return leader ? [] : [{ path, message: `there is no officer ${leaderBadgeNo}` }];
}
