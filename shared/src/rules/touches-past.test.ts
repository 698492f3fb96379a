import { expect, test } from 'vitest';
import { custodyEntry, firstTouched, leaveEntry, shiftEntry } from './touches-past.ts';

const at = (time: string) => new Date(`2026-11-25T${time}:00+08:00`);
const span = (starts: string, ends: string) => ({ startsAt: at(starts), endsAt: at(ends) });
const shift = {
  badgeNo: '100001',
  ...span('08:00', '20:00'),
  dutyType: 'road_patrol',
  post: '人民路',
  breaks: [span('12:00', '13:00')],
  campaignId: null,
  plannedRecorderSerial: null,
};
const leave = { badgeNo: '100001', leaveKind: 'sick', ...span('09:00', '18:00'), note: '' };
const custody = {
  ...{ badgeNo: '100001', recorderSerial: 'R000001', basis: 'check_out' },
  ...{ heldFrom: at('08:00'), heldUntil: at('16:00') as Date | null },
};

type Changes<Of> = { [Field in keyof Of]?: Of[Field] extends null ? string : Of[Field] };
const ofShift = (before: Changes<typeof shift> | null, after: Changes<typeof shift> | null) =>
  firstTouched(before && shiftEntry({ ...shift, ...before }), after && shiftEntry({ ...shift, ...after }));
const ofLeave = (after: Changes<typeof leave>) => firstTouched(leaveEntry(leave), leaveEntry({ ...leave, ...after }));
const ofCustody = (before: Partial<typeof custody>, after: Partial<typeof custody>) =>
  firstTouched(custodyEntry({ ...custody, ...before }), custodyEntry({ ...custody, ...after }));

test.each([
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
  ['a new custody', firstTouched(null, custodyEntry(custody)), '08:00'],
  ['a recorder given back earlier', ofCustody({}, { heldUntil: at('15:00') }), '15:00'],
  ['a recorder given back at last', ofCustody({ heldUntil: null }, {}), '16:00'],
  ['a custody of another officer', ofCustody({}, { badgeNo: '100002' }), '08:00'],
])('%s matters from when it differs', (_what, touched, time) => {
  expect(new Date(touched)).toEqual(at(time));
});

test('what changes nothing touches nothing, in dates as in texts', () => {
  const text = (instant: Date) => instant.toISOString();
  const told = { ...leave, startsAt: text(leave.startsAt), endsAt: text(leave.endsAt) };
  expect(firstTouched(leaveEntry(leave), leaveEntry(told))).toBe(Number.POSITIVE_INFINITY);
  expect(ofCustody({ heldUntil: null }, { heldUntil: null })).toBe(Number.POSITIVE_INFINITY);
});
