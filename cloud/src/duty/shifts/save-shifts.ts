import { randomUUID } from 'node:crypto';
import type { RosterAct } from '@rollcall/shared/fields/roster-proposals';
import { localMinuteOf } from '@rollcall/shared/rules/local-date';
import type { Database, Transaction } from '../../db/database.ts';
import { lockDutyExclusive } from '../../db/duty-lock.ts';
import type { AppError } from '../../errors/app-error.ts';
import { errors } from '../../errors/errors.ts';
import type { SaveResult } from '../../registry/save-result.ts';
import { dutyTypeRefusals } from '../duty-types/save-duty-type.ts';
import { keepRosterEdits } from '../roster-proposals/propose-past-edits.ts';
import type { RosterChange, RosterEdit, RosterOutcome } from '../roster-proposals/roster-edit.ts';
import { planShifts, type ShiftObjection, type ShiftPlan, type WantedShift } from './plan-shifts.ts';
import { findShift, toBreaks } from './repository.ts';
import { breaksWrong, type Shift, type StandingShift, shiftProblem } from './shift.ts';
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
      return shiftProblem('shift_length');
    case 'breaks_wrong':
      return breaksWrong();
    case 'unknown_campaign':
      return errors.unknownCampaign(shift.campaignId ?? '');
    case 'campaign_not_then':
      return errors.campaignNotThen(objection.campaign);
    case 'unknown_recorder':
      return shiftProblem('unknown_planned_recorder', {
        detail: `There is no recorder ${shift.plannedRecorderSerial ?? ''}.`,
      });
    case 'recorder_scrapped':
      return errors.recorderScrapped(shift.plannedRecorderSerial ?? '');
    case 'reason_required':
      return errors.reasonRequired();
    case 'shift_overlap':
      return overlapping(shift.badgeNo, objection.other);
    case 'shift_twice':
    case 'shift_overlap_in_list': {
      const other = wanted[objection.otherIndex];
      if (!other) throw new Error('the objection is not about two of these shifts');
      return overlapping(shift.badgeNo, other);
    }
  }
}

function overlapping(badgeNo: string, other: { startsAt: Date; endsAt: Date }): AppError {
  const [from, to] = [localMinuteOf(other.startsAt), localMinuteOf(other.endsAt)];
  return shiftProblem('shift_overlap', {
    detail: `${badgeNo} has a shift from ${from} to ${to}.`,
    fields: [{ path: 'body.startsAt', message: `${badgeNo}: ${from} – ${to}` }],
  });
}

/**
 * Takes the exclusive lock on duty, then reads a shift that isn't cancelled: it can't change until the transaction ends.
 * @param version what the caller saw; undefined: whatever it is
 * @throws AppError not_found, shift_cancelled, shift_changed_since
 */
async function findStandingShift(
  tx: Transaction,
  shiftId: string,
  { unitCode, now }: Pick<RosterChange, 'unitCode' | 'now'>,
  version: number | undefined,
): Promise<StandingShift> {
  await lockDutyExclusive(tx);
  const row = await findShift(tx, shiftId, { dataScope: { unitCode, badgeNo: undefined }, now });
  if (!row) throw errors.notFound(`The shift ${shiftId}`);
  if (row.cancelledAt !== null) throw shiftProblem('shift_cancelled');
  if (version !== undefined && version !== row.version) throw shiftProblem('shift_changed_since');
  const { badgeNo, startsAt, endsAt, dutyType, post, breaks, campaignId, plannedRecorderSerial } = row;
  const times = { startsAt, endsAt, breaks: toBreaks(breaks) };
  return { shiftId, badgeNo, ...times, dutyType, post, campaignId, plannedRecorderSerial };
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

type SwapTo = { otherShiftId: string } | { badgeNo: string };

/** Which versions of the two shifts the caller saw. */
interface SeenVersions {
  version?: number | undefined;
  otherVersion?: number | undefined;
}

/**
 * Swaps the officers of two shifts, or gives one shift to another officer. A planned recorder goes along with its officer.
 * @throws AppError when that is not allowed
 */
export async function swapShifts(
  db: Database,
  shiftId: string,
  to: SwapTo,
  change: RosterChange,
  seen: SeenVersions = {},
): Promise<RosterOutcome> {
  return db.transaction().execute((tx) => swapShiftsWithin(tx, shiftId, to, change, seen));
}

/** The same in a transaction. Nothing is written when it isn't allowed. @throws AppError */
export async function swapShiftsWithin(
  tx: Transaction,
  shiftId: string,
  to: SwapTo,
  change: RosterChange,
  seen: SeenVersions,
): Promise<RosterOutcome> {
  const shift = await findStandingShift(tx, shiftId, change, seen.version);
  if ('badgeNo' in to) {
    if (to.badgeNo === shift.badgeNo) throw shiftProblem('swap_with_self');
    const given = { ...shift, badgeNo: to.badgeNo, plannedRecorderSerial: null };
    return (await saveShifts(tx, [given], change, 'shifts_swapped')).kept;
  }
  const other = await findStandingShift(tx, to.otherShiftId, change, seen.otherVersion);
  if (other.badgeNo === shift.badgeNo) throw shiftProblem('swap_with_self');
  const exchanged = [
    { ...shift, badgeNo: other.badgeNo, plannedRecorderSerial: other.plannedRecorderSerial },
    { ...other, badgeNo: shift.badgeNo, plannedRecorderSerial: shift.plannedRecorderSerial },
  ];
  return (await saveShifts(tx, exchanged, change, 'shifts_swapped')).kept;
}
