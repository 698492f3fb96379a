import { randomUUID } from 'node:crypto';
import type { RosterAct } from '@rollcall/shared/http/roster-proposals';
import type { Database, Transaction } from '../../db/database.ts';
import { lockDutyExclusive } from '../../db/duty-lock.ts';
import type { AppError } from '../../errors/app-error.ts';
import { errors } from '../../errors/errors.ts';
import type { SaveResult } from '../../registry/save-result.ts';
import { dutyTypeRefusals } from '../duty-types/save-duty-type.ts';
import { keepRosterEdits } from '../roster-proposals/keep-roster-edits.ts';
import type { RosterChange, RosterEdit, RosterOutcome } from '../roster-proposals/roster-edit.ts';
import { planShifts, type ShiftObjection, type ShiftPlan, type WantedShift } from './plan-shifts.ts';
import { findShift, toBreaks } from './repository.ts';
import type { Shift, StandingShift } from './shift.ts';
import { selectRosterState } from './state-repository.ts';

/** The counts of what was saved, and whether it counts already or waits. */
export type SavedShifts = SaveResult & { kept: RosterOutcome; edits: readonly RosterEdit[] };

/**
 * Saves shifts, each identified by officer and start, with a fact for each that is added or changed. Shifts that the list doesn't
 * name stay. Idempotent: the same list again changes nothing.
 * @throws AppError for the first shift that is not allowed; then nothing is written
 */
export async function saveShifts(
  tx: Transaction,
  wanted: readonly WantedShift[],
  change: RosterChange,
  act: RosterAct = 'shifts_imported',
): Promise<SavedShifts> {
  await lockDutyExclusive(tx);
  const plan = await planShiftChanges(tx, wanted, change);
  const [objection] = plan.objections;
  if (objection) throw refusalOfShift(objection, wanted);
  const edits = editsOf(plan);
  const kept = await keepRosterEdits(tx, { act, edits }, change);
  return { added: plan.added.length, changed: plan.changed.length, unchanged: plan.unchanged, kept, edits };
}

/** Only reads. Under `lockDutyExclusive` the roster can't change between the plan and the end of the transaction. */
export async function planShiftChanges(
  tx: Transaction,
  wanted: readonly WantedShift[],
  change: RosterChange,
): Promise<ShiftPlan> {
  return planShifts(wanted, await selectRosterState(tx, wanted, change), change);
}

/** The edits of a plan without objections. New shifts get their ids. */
export function editsOf({ added, changed }: Pick<ShiftPlan, 'added' | 'changed'>): RosterEdit[] {
  return [
    ...added.map((shift) => ({
      thing: 'shift' as const,
      before: null,
      after: { ...shift, shiftId: randomUUID() },
    })),
    ...changed.map(({ before, after }) => ({
      thing: 'shift' as const,
      before,
      after: { ...after, shiftId: before.shiftId },
    })),
  ];
}

/** The error for the objections to a shift. */
function refusalOfShift(objection: ShiftObjection, wanted: readonly WantedShift[]): AppError {
  const shift = wanted[objection.index];
  if (!shift) throw new Error('the objection is not about one of these shifts');
  switch (objection.kind) {
    case 'unknown_officer':
      return errors.unknownOfficer(shift.badgeNo);
    case 'officer_left':
      return errors.officerLeft(shift.badgeNo, objection.leftOn);
    case 'unknown_duty_type':
      return dutyTypeRefusals.unknown(shift.dutyType);
    case 'duty_type_retired':
      return dutyTypeRefusals.retired(shift.dutyType);
    case 'shift_length':
      return errors.shiftLength();
    case 'breaks_wrong':
      return errors.breaksWrong();
    case 'unknown_campaign':
      return errors.unknownCampaign(shift.campaignId ?? '');
    case 'campaign_not_then':
      return errors.campaignNotThen(objection.campaign);
    case 'unknown_recorder':
      return errors.unknownPlannedRecorder(shift.plannedRecorderSerial ?? '');
    case 'recorder_scrapped':
      return errors.recorderScrapped(shift.plannedRecorderSerial ?? '');
    case 'reason_required':
      return errors.reasonRequired();
    case 'shift_overlap':
      return errors.shiftOverlap(shift.badgeNo, objection.other);
    case 'shift_twice':
    case 'shift_overlap_in_list': {
      const other = wanted[objection.otherIndex];
      if (!other) throw new Error('the objection is not about two of these shifts');
      return errors.shiftOverlap(shift.badgeNo, other);
    }
  }
}

/**
 * Takes the exclusive lock on duty, then reads a shift that isn't cancelled: it can't change until the transaction ends.
 * @param version what the caller saw; undefined: whatever it is
 * @throws AppError not_found, shift_cancelled, shift_changed_since
 */
export async function findStandingShift(
  tx: Transaction,
  shiftId: string,
  { unitCode, now }: Pick<RosterChange, 'unitCode' | 'now'>,
  version: number | undefined,
): Promise<StandingShift> {
  await lockDutyExclusive(tx);
  const row = await findShift(tx, shiftId, { sight: { unitCode, badgeNo: undefined }, now });
  if (!row) throw errors.notFound(`The shift ${shiftId}`);
  if (row.cancelled_at !== null) throw errors.shiftCancelled();
  if (version !== undefined && version !== row.version) throw errors.shiftChangedSince();
  return {
    shiftId,
    badgeNo: row.badge_no,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    dutyType: row.duty_type,
    post: row.post,
    breaks: toBreaks(row.breaks),
    campaignId: row.campaign_id,
    plannedRecorderSerial: row.planned_recorder_serial,
  };
}

/** @returns its id, also if it still waits for a second person @throws AppError when it is not allowed */
export async function addShift(
  db: Database,
  shift: WantedShift,
  change: RosterChange,
): Promise<{ shiftId: string; kept: RosterOutcome }> {
  return db.transaction().execute(async (tx) => {
    const { edits, kept } = await saveShifts(tx, [{ ...shift, shiftId: null }], change, 'shift_added');
    const [edit] = edits;
    if (edit?.thing !== 'shift' || !edit.after) throw new Error('a new shift was no addition');
    return { shiftId: edit.after.shiftId, kept };
  });
}

/** Changes the given fields. @throws AppError when the change is not allowed */
export async function changeShift(
  db: Database,
  shiftId: string,
  changes: { [Field in keyof Shift]?: Shift[Field] | undefined },
  change: RosterChange,
  { version }: { version?: number | undefined } = {},
): Promise<RosterOutcome> {
  return db.transaction().execute(async (tx) => {
    const before = await findStandingShift(tx, shiftId, change, version);
    const given = Object.entries(changes).filter(([, value]) => value !== undefined);
    const after = { ...before, ...Object.fromEntries(given) };
    return (await saveShifts(tx, [after], change, 'shift_changed')).kept;
  });
}

/** Takes a shift off the roster; its row and history stay. @throws AppError when that is not allowed */
export async function cancelShift(
  db: Database,
  shiftId: string,
  change: RosterChange & { reason: string },
  { version }: { version?: number | undefined } = {},
): Promise<RosterOutcome> {
  return db.transaction().execute(async (tx) => {
    const before = await findStandingShift(tx, shiftId, change, version);
    const edits = [{ thing: 'shift' as const, before, after: null }];
    return keepRosterEdits(tx, { act: 'shift_cancelled', edits }, change);
  });
}
