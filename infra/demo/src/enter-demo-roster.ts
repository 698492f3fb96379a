import type { WantedCustody } from '@rollcall/cloud/custody/custodies/custody';
import { saveCustodies } from '@rollcall/cloud/custody/custodies/save-custodies';
import type { Database } from '@rollcall/cloud/db/database';
import { lockDutyExclusive } from '@rollcall/cloud/db/duty-lock';
import type { Leave } from '@rollcall/cloud/duty/leave/plan-leave';
import { editsOfLeave, planLeaveChanges } from '@rollcall/cloud/duty/leave/save-leave';
import { keepRosterEdits } from '@rollcall/cloud/duty/roster-proposals/propose-past-edits';
import type { WantedShift } from '@rollcall/cloud/duty/shifts/plan-shifts';
import { editsOf, planShiftChanges } from '@rollcall/cloud/duty/shifts/save-shifts';
import { addDay } from '@rollcall/cloud/roster/calendar/change-calendar';
import { readCalendar } from '@rollcall/cloud/roster/calendar/repository';
import { demoCalendar } from './demo-calendar.ts';
import type { DemoRoster } from './demo-roster.ts';
import { enterDemoCampaigns } from './enter-demo-campaigns.ts';

/**
 * Enters the shifts, leave, custodies and days of the calendar that aren't among `entered`, except those that collide with what people entered.
 * @returns what needs no entering any more
 */
export async function enterDemoRoster(
  db: Database,
  roster: Pick<DemoRoster, 'shifts' | 'leaves' | 'custodies'>,
  { entered, now }: { entered: readonly string[]; now: Date },
): Promise<string[]> {
  const change = { by: 'npm start', reason: '演示数据', now };
  const isNew = (key: string) => !entered.includes(key);
  const campaigns = await enterDemoCampaigns(db, change.by);
  const shifts = roster.shifts
    .filter((shift) => isNew(keyOfShift(shift)))
    .map((shift) => ({ ...shift, campaignId: campaigns.get(shift.dutyType) }));
  const leaves = roster.leaves.filter((leave) => isNew(keyOfLeave(leave)));
  const custodies = roster.custodies.filter((custody) => isNew(keyOfCustody(custody)));
  const days = demoCalendar.filter((day) => isNew(keyOfDay(day)));
  await db.transaction().execute(async (tx) => {
    await lockDutyExclusive(tx);
    const calendar = await readCalendar(tx);
    for (const { day, ...wanted } of days) if (!calendar.has(day)) await addDay(tx, day, wanted, change);
    const plan = await planShiftChanges(tx, shifts, change);
    const objected = plan.objections.map(({ index }) => shifts[index]).map((shift) => shift && keyOfShift(shift));
    const added = plan.added.filter((shift) => !objected.includes(keyOfShift(shift)));
    await keepRosterEdits(tx, { act: 'shifts_imported', edits: editsOf({ added, changed: [] }) }, change);
    const leave = await planLeaveChanges(tx, leaves, change);
    const taken = leave.objections.map(({ index }) => leaves[index]).map((one) => one && keyOfLeave(one));
    const free = leave.added.filter((one) => !taken.includes(keyOfLeave(one)));
    await keepRosterEdits(
      tx,
      { act: 'leave_imported', edits: editsOfLeave({ ...leave, added: free, changed: [] }) },
      change,
    );
    const saved = await saveCustodies(tx, custodies, change);
    if (saved.outcome === 'saved') return;
    const collided = saved.objections.map(({ index }) => custodies[index]);
    await saveCustodies(tx, without(custodies, collided), change);
  });
  return [
    ...entered,
    ...[...shifts.map(keyOfShift), ...leaves.map(keyOfLeave), ...custodies.map(keyOfCustody), ...days.map(keyOfDay)],
  ];
}

function without<T>(all: readonly T[], some: readonly (T | undefined)[]): T[] {
  return all.filter((one) => !some.includes(one));
}

function keyOfShift({ badgeNo, startsAt }: Pick<WantedShift, 'badgeNo' | 'startsAt'>): string {
  return `shift ${badgeNo} ${startsAt.toISOString()}`;
}

function keyOfLeave({ badgeNo, startsAt }: Leave): string {
  return `leave ${badgeNo} ${startsAt.toISOString()}`;
}

function keyOfDay({ day }: { day: string }): string {
  return `calendar ${day}`;
}

function keyOfCustody({ recorderSerial, basis, heldFrom }: WantedCustody): string {
  return `${basis} ${recorderSerial} ${heldFrom.toISOString()}`;
}
