import { expect, test } from 'vitest';
import { firstTouched } from './first-touched.ts';
import type { StandingLeave } from './leave.ts';
import type { RosterEdit } from './roster-edit.ts';
import type { StandingShift } from './shift.ts';

const at = (time: string) => new Date(`2026-11-25T${time}:00+08:00`);
const span = (starts: string, ends: string) => ({ startsAt: at(starts), endsAt: at(ends) });
const shift: StandingShift = {
  shiftId: 'a',
  badgeNo: '100001',
  ...span('08:00', '20:00'),
  dutyType: 'road_patrol',
  post: '人民路',
  breaks: [span('12:00', '13:00')],
  campaignId: null,
  plannedRecorderSerial: null,
};
const leave: StandingLeave = {
  leaveId: 'b',
  badgeNo: '100001',
  leaveKind: 'sick',
  ...span('09:00', '18:00'),
  note: '',
};

const ofShift = (before: Partial<StandingShift> | null, after: Partial<StandingShift> | null): RosterEdit => ({
  thing: 'shift',
  before: before && { ...shift, ...before },
  after: after && { ...shift, ...after },
});
const ofLeave = (after: Partial<StandingLeave>): RosterEdit => ({
  thing: 'leave',
  before: leave,
  after: { ...leave, ...after },
});

test.each<[string, RosterEdit, string]>([
  ['a new shift', ofShift(null, {}), '08:00'],
  ['a cancelled shift', ofShift({}, null), '08:00'],
  ['another officer', ofShift({}, { badgeNo: '100002' }), '08:00'],
  ['another post', ofShift({}, { post: '别处' }), '08:00'],
  ['another campaign', ofShift({}, { campaignId: 'x' }), '08:00'],
  ['another recorder planned', ofShift({}, { plannedRecorderSerial: 'K1' }), '08:00'],
  ['an earlier start', ofShift({}, { startsAt: at('07:00') }), '07:00'],
  ['a later start', ofShift({}, { startsAt: at('09:00') }), '08:00'],
  ['a later end', ofShift({}, { endsAt: at('21:00') }), '20:00'],
  ['an earlier end', ofShift({}, { endsAt: at('19:00') }), '19:00'],
  ['one break more', ofShift({}, { breaks: [...shift.breaks, span('15:00', '16:00')] }), '15:00'],
  ['a longer break', ofShift({}, { breaks: [span('12:00', '13:30')] }), '13:00'],
  ['a shorter break', ofShift({}, { breaks: [span('12:00', '12:30')] }), '12:30'],
  ['a break that begins later', ofShift({}, { breaks: [span('12:15', '13:00')] }), '12:00'],
  ['no break', ofShift({}, { breaks: [] }), '12:00'],
  ['leave that ends earlier', ofLeave({ endsAt: at('17:00') }), '17:00'],
  ['leave of another kind', ofLeave({ leaveKind: 'annual' }), '09:00'],
])('%s matters from when it differs', (_what, edit, time) => {
  expect(firstTouched(edit)).toEqual(at(time));
});
