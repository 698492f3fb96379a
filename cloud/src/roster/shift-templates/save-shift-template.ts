import { isDeepStrictEqual } from 'node:util';
import { type NewShiftTemplate, shiftTemplates } from '@rollcall/shared/resources/shift-templates';
import { shiftTemplateProblems } from '@rollcall/shared/words/shift-templates';
import type { Database, Transaction } from '../../db/database.ts';
import { lockDutyExclusive } from '../../db/duty-lock.ts';
import { selectDutyTypes } from '../../duty/duty-types/repository.ts';
import { dutyTypeRefusals } from '../../duty/duty-types/save-duty-type.ts';
import { breaksWrong } from '../../duty/shifts/shift.ts';
import type { AppError } from '../../errors/app-error.ts';
import { errors } from '../../errors/errors.ts';
import { problemsOf } from '../../errors/problems-of.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { missingUnit } from '../../registry/missing-unit.ts';
import { judgeTemplate, type KeptUnit, type TemplateObjection, withBreaksInOrder } from './judge-shift-template.ts';
import {
  insertTemplate,
  type KnownTemplate,
  type ShiftTemplate,
  selectTemplates,
  updateTemplate,
} from './repository.ts';

/** What is left out stays. */
type TemplateChanges = { [Field in keyof ShiftTemplate]?: ShiftTemplate[Field] | undefined };

interface Saver {
  by: string;
  now: Date;
}

type Keeper = Saver & { keptUnit: KeptUnit };

const problem = problemsOf(shiftTemplates.problems, shiftTemplateProblems);

/**
 * @returns its id
 * @throws AppError for a unit or duty type that is unknown or retired, and as `TemplateObjection` says
 */
export async function addTemplate(db: Database, template: NewShiftTemplate, keeper: Keeper): Promise<string> {
  return db.transaction().execute(async (tx) => {
    await lockDutyExclusive(tx);
    const wanted = withBreaksInOrder({ ...template, retired: false });
    await assertFits(tx, wanted, { before: undefined, others: await selectTemplates(tx), keeper });
    return insertWithFact(tx, wanted, keeper);
  });
}

/** @throws AppError `not_found` also for a template that the keeper's unit can't use, and as `addTemplate` */
export async function changeTemplate(
  db: Database,
  shiftTemplateId: string,
  changes: TemplateChanges,
  keeper: Keeper,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockDutyExclusive(tx);
    const all = await selectTemplates(tx);
    const before = all.find((known) => known.shiftTemplateId === shiftTemplateId);
    const { keptUnit } = keeper;
    const isSeen = keptUnit === undefined || before?.unitCode === null || before?.unitCode === keptUnit;
    if (!before || !isSeen) throw errors.notFound(`The shift template ${shiftTemplateId}`);
    const given = Object.entries(changes).filter(([, value]) => value !== undefined);
    const after: KnownTemplate = withBreaksInOrder({ ...before, ...Object.fromEntries(given) });
    if (isDeepStrictEqual(before, after)) return;
    await assertFits(tx, after, { before, others: all.filter((known) => known !== before), keeper });
    await updateWithFact(tx, before, after, keeper);
  });
}

/** Call it under `lockDutyExclusive`, for a template that meets no objection. @returns its id */
export async function insertWithFact(tx: Transaction, template: ShiftTemplate, { by, now }: Saver): Promise<string> {
  const shiftTemplateId = await insertTemplate(tx, template, now);
  const subject = `shift_template:${shiftTemplateId}` as const;
  await appendFact(tx, { type: 'shift_template_added', subject, payload: { ...template, by } });
  return shiftTemplateId;
}

/** Call it under `lockDutyExclusive`, for a change that meets no objection. */
export async function updateWithFact(
  tx: Transaction,
  before: KnownTemplate,
  after: KnownTemplate,
  { by, now }: Saver,
): Promise<void> {
  await updateTemplate(tx, after, now);
  const subject = `shift_template:${before.shiftTemplateId}` as const;
  await appendFact(tx, { type: 'shift_template_changed', subject, payload: { before, after, by } });
}

async function assertFits(
  tx: Transaction,
  wanted: ShiftTemplate,
  known: { before: ShiftTemplate | undefined; others: readonly ShiftTemplate[]; keeper: Keeper },
): Promise<void> {
  const { before, others, keeper } = known;
  const dutyTypes = await selectDutyTypes(tx);
  const [objection] = judgeTemplate(wanted, before, { dutyTypes, others, keptUnit: keeper.keptUnit });
  if (objection !== undefined) throw refusalOf(objection, wanted);
  const forPast = before !== undefined && before.unitCode === wanted.unitCode;
  const problems = await missingUnit(tx, 'unitCode', wanted.unitCode, { forPast });
  if (problems.length > 0) throw errors.badRequest(problems);
}

function refusalOf(objection: TemplateObjection, { name, dutyType }: ShiftTemplate): AppError {
  switch (objection) {
    case 'breaks_wrong':
      return breaksWrong();
    case 'unknown_duty_type':
      return dutyTypeRefusals.unknown(dutyType);
    case 'duty_type_retired':
      return dutyTypeRefusals.retired(dutyType);
    case 'shift_template_name_taken':
      return problem(objection, { detail: `The unit has a template ${name} already.` });
    case 'shift_template_not_own':
      return problem(objection);
  }
}
