import { units as resource, type UnitChange } from '@rollcall/shared/resources/units';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import { unitProblems } from '@rollcall/shared/words/units';
import type { Database, Transaction } from '../../db/database.ts';
import type { AppError } from '../../errors/app-error.ts';
import { errors } from '../../errors/errors.ts';
import { problemsOf } from '../../errors/problems-of.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { assertUntied } from '../../registry/assert-untied.ts';
import type { ChangedBy } from '../../registry/changed-by.ts';
import { missingUnit } from '../../registry/missing-unit.ts';
import { lockMoves } from '../../registry/move-review-repository.ts';
import { type Officer, selectOfficers } from '../../registry/officer-repository.ts';
import { readParameters } from '../../registry/parameter-repository.ts';
import { lockRegistry } from '../../registry/registry-lock-repository.ts';
import type { SaveResult } from '../../registry/save-result.ts';
import { type RowStore, saveRows } from '../../registry/save-rows.ts';
import { tiesOfUnit } from '../../registry/tie-repository.ts';
import { listUnits, selectUnits, type Unit } from '../../registry/unit-repository.ts';
import { judgeUnits, type UnitObjection, type UnitRules } from './judge-units.ts';
import { findDeputy, saveDeputy, upsertUnits } from './repository.ts';

const problem = problemsOf(resource.problems, unitProblems);

/** @throws AppError when its code is taken, or there is no unit to put it below */
export async function addUnit(db: Database, unit: UnitToSave, by: ChangedBy): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockRegistry(tx);
    if ((await selectUnits(tx, [unit.unitCode])).length > 0) {
      throw errors.alreadyThere(`The unit ${unit.unitCode}`, 'Choose another code, or change the unit that has it.');
    }
    // A unit that is to come below itself is there once it is saved: that it would is said then.
    const parentCode = unit.parentCode === unit.unitCode ? null : unit.parentCode;
    const problems = await missingUnit(tx, 'parentCode', parentCode);
    if (problems.length > 0) throw errors.badRequest(problems);
    await saveUnits(tx, [unit], by);
  });
}

/**
 * What is left out stays. Under the lock of moves nobody and nothing comes to a unit while it is retired.
 * @throws AppError when there is no such unit, or no parent of that code, or it is below the unit; or when it is to be retired
 * and something hangs on it
 */
export async function changeUnit(
  db: Database,
  unitCode: string,
  changes: UnitChange,
  { now, ...by }: ChangedBy & { now: Date },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockMoves(tx);
    const [before] = await selectUnits(tx, [unitCode]);
    if (!before) throw errors.notFound(`The unit ${unitCode}`);
    const { name = before.name, kind = before.kind, parentCode = before.parentCode } = changes;
    const { retired = before.retired } = changes;
    const problems = await missingUnit(tx, 'parentCode', parentCode, { forPast: retired });
    if (problems.length > 0) throw errors.badRequest(problems);
    if (retired && !before.retired) assertUntied(await tiesOfUnit(tx, unitCode, localDateOf(now)));
    await saveUnits(tx, [{ unitCode, name, kind, parentCode, retired }], by);
    if (changes.deputyBadgeNo !== undefined) await nameDeputy(tx, unitCode, changes.deputyBadgeNo, { ...by, now });
  });
}

/** A sworn officer of the unit who serves on that day. */
export function canBeDeputy(officer: Officer | undefined, unitCode: string, day: string): boolean {
  const serves = officer !== undefined && (officer.leftOn === null || officer.leftOn > day);
  return serves && officer.kind === 'sworn' && officer.unitCode === unitCode;
}

/** Who can be the deputy, or nobody. @throws not_a_deputy */
export async function nameDeputy(
  tx: Transaction,
  unitCode: string,
  deputyBadgeNo: string | null,
  { now, ...by }: ChangedBy & { now: Date },
): Promise<void> {
  const before = await findDeputy(tx, unitCode);
  if (before === deputyBadgeNo) return;
  if (deputyBadgeNo !== null) {
    const [officer] = await selectOfficers(tx, [deputyBadgeNo]);
    if (!canBeDeputy(officer, unitCode, localDateOf(now))) {
      throw problem('not_a_deputy', {
        detail: `${deputyBadgeNo} is no sworn officer of ${unitCode} who serves.`,
        fields: [{ path: 'body.deputyBadgeNo', message: `${deputyBadgeNo} ∉ ${unitCode}` }],
      });
    }
  }
  await saveDeputy(tx, unitCode, deputyBadgeNo, now);
  const payload = { before: { deputyBadgeNo: before }, after: { deputyBadgeNo }, ...by };
  await appendFact(tx, { type: 'deputy_named', subject: `unit:${unitCode}`, payload });
}

/** Without `retired` that stays as it is; a new unit is in use. */
export type UnitToSave = Omit<Unit, 'retired'> & Partial<Pick<Unit, 'retired'>>;

/**
 * Makes units or changes them. Who retires one has seen before that nothing hangs on it (`assertUntied`).
 * @throws AppError `unit_below_itself`, `unit_too_deep`, `unit_code_digits`, `unit_retired` of a parent
 */
export async function saveUnits(tx: Transaction, units: readonly UnitToSave[], by: ChangedBy): Promise<SaveResult> {
  await lockRegistry(tx);
  const stored = await listUnits(tx);
  const rules = await readParameters(tx);
  const known = new Map(stored.map((unit) => [unit.unitCode, unit]));
  const wanted = units.map((unit) => complete(unit, known.get(unit.unitCode)));
  const [objection] = judgeUnits(stored, wanted, rules);
  if (objection) throw refusal(objection, rules);
  return saveRows(tx, unitStore, wanted, by);
}

/** How units are told apart, completed and written. */
export const unitStore: RowStore<Unit, UnitToSave> = {
  kind: 'unit',
  keyOf: ({ unitCode }) => unitCode,
  select: selectUnits,
  complete,
  upsert: upsertUnits,
};

function complete({ unitCode, name, kind, parentCode, retired }: UnitToSave, stored: Unit | undefined): Unit {
  return { unitCode, name, kind, parentCode, retired: retired ?? stored?.retired ?? false };
}

function refusal(objection: UnitObjection, { unitLevels, unitCodeDigits }: UnitRules): AppError {
  const { unitCode } = objection;
  switch (objection.kind) {
    case 'unit_below_itself':
      return problem('unit_below_itself', { detail: `The unit ${unitCode} would belong to itself.` });
    case 'unit_too_deep':
      return problem('unit_too_deep', {
        detail: `The unit ${unitCode} would be further down than the ${unitLevels} levels of the parameters.`,
        fields: [{ path: 'body.parentCode', message: `${unitCode}: > ${unitLevels}` }],
      });
    case 'unit_code_digits':
      return problem('unit_code_digits', {
        detail: `The code ${unitCode} is not of ${unitCodeDigits} digits.`,
        fields: [{ path: 'body.unitCode', message: `${unitCode} ≠ ${unitCodeDigits}` }],
      });
    case 'unit_retired':
      return errors.unitRetired(objection.parentCode, 'body.parentCode');
  }
}
