import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RosterState } from './plan-shifts.ts';
import { planShifts, type WantedShift } from './plan-shifts.ts';
import type { Shift, StandingShift } from './shift.ts';

const now = new Date('2026-11-24T00:00:00+08:00');
const at = (time: string) => new Date(`2026-11-${time}:00+08:00`);
const shift = (starts: string, ends: string, changes: Partial<Shift & { shiftId: string }> = {}): Shift => ({
  badgeNo: '100001',
  startsAt: at(starts),
  endsAt: at(ends),
  dutyType: 'road_patrol',
  post: '人民路',
  breaks: [],
  campaignId: null,
  plannedRecorderSerial: null,
  ...changes,
});
const span = (starts: string, ends: string) => ({ startsAt: at(starts), endsAt: at(ends) });
const standing = (starts: string, ends: string, changes: Partial<StandingShift> = {}): StandingShift => ({
  ...shift(starts, ends),
  shiftId: `${starts} ${ends}`,
  ...changes,
});
const state = (...shifts: StandingShift[]): RosterState => ({
  officers: new Map([
    ['100001', { leftOn: null }],
    ['100002', { leftOn: null }],
    ['100003', { leftOn: '2026-11-26' }],
  ]),
  dutyTypes: new Map([
    ['road_patrol', { retired: false }],
    ['old_duty', { retired: true }],
  ]),
  campaigns: new Map([
    ['winter', { startsOn: '2026-11-25', endsOn: '2026-11-26' }],
    ['open', { startsOn: '2026-11-25', endsOn: null }],
  ]),
  recorders: new Map([
    ['K1', { scrapped: false }],
    ['K9', { scrapped: true }],
  ]),
  shifts,
});
const plan = (wanted: WantedShift[], roster = state(), reason?: string) => planShifts(wanted, roster, { now, reason });
const objections = (...args: Parameters<typeof plan>) =>
  plan(...args).objections.map(({ index, kind, ...rest }) =>
    'otherIndex' in rest ? `${index} ${kind} ${rest.otherIndex}` : `${index} ${kind}`,
  );

describe('planShifts', () => {
  test('adds what is new, changes what differs, leaves what is equal', () => {
    const roster = state(standing('25T08:00', '25T12:00'), standing('26T08:00', '26T12:00'));
    const longer = shift('26T08:00', '26T13:00');
    const added = shift('27T08:00', '27T12:00');
    expect(plan([shift('25T08:00', '25T12:00'), longer, added], roster)).toEqual({
      added: [added],
      changed: [{ before: roster.shifts[1], after: longer }],
      unchanged: 1,
      indexes: { added: [2], changed: [1], unchanged: [0] },
      objections: [],
    });
  });

  test.each([
    ['post', { post: '建设路' }],
    ['duty type', { dutyType: 'window_duty' }],
    ['end', { endsAt: at('25T11:59') }],
    ['break', { breaks: [span('25T10:00', '25T10:30')] }],
    ['campaign', { campaignId: 'winter' }],
    ['planned recorder', { plannedRecorderSerial: 'K1' }],
  ])('takes another %s as a change', (_what, changes) => {
    const roster = state(standing('25T08:00', '25T12:00'));
    expect(plan([shift('25T08:00', '25T12:00', changes)], roster).changed).toHaveLength(1);
  });

  test.each<[string, WantedShift, string[]]>([
    ['an officer nobody knows', shift('25T08:00', '25T12:00', { badgeNo: '9' }), ['0 unknown_officer']],
    ['an officer from the day of leaving on', shift('26T00:00', '26T08:00', { badgeNo: '100003' }), ['0 officer_left']],
    ['an officer on the last evening', shift('25T23:59', '26T08:00', { badgeNo: '100003' }), []],
    ['an unknown duty type', shift('25T08:00', '25T12:00', { dutyType: 'nothing' }), ['0 unknown_duty_type']],
    ['a retired duty type', shift('25T08:00', '25T12:00', { dutyType: 'old_duty' }), ['0 duty_type_retired']],
    ['a shift without length', shift('25T08:00', '25T08:00'), ['0 shift_length']],
    ['a shift of 48 hours', shift('25T08:00', '27T08:00'), []],
    ['a shift of more', shift('25T08:00', '27T08:01'), ['0 shift_length']],
    [
      'breaks, in any order',
      shift('25T08:00', '25T12:00', { breaks: [span('25T11:00', '25T12:00'), span('25T08:00', '25T09:00')] }),
      [],
    ],
    [
      'a break that goes on after the shift',
      shift('25T08:00', '25T12:00', { breaks: [span('25T11:00', '25T12:01')] }),
      ['0 breaks_wrong'],
    ],
    [
      'a break before the shift',
      shift('25T08:00', '25T12:00', { breaks: [span('25T07:59', '25T09:00')] }),
      ['0 breaks_wrong'],
    ],
    [
      'breaks one over another',
      shift('25T08:00', '25T12:00', { breaks: [span('25T09:00', '25T10:00'), span('25T09:30', '25T11:00')] }),
      ['0 breaks_wrong'],
    ],
    [
      'a break without length',
      shift('25T08:00', '25T12:00', { breaks: [span('25T09:00', '25T09:00')] }),
      ['0 breaks_wrong'],
    ],
    ["a campaign's first day", shift('25T08:00', '25T12:00', { campaignId: 'winter' }), []],
    ["a campaign's last day, past midnight", shift('26T22:00', '27T02:00', { campaignId: 'winter' }), []],
    ['a day after a campaign', shift('27T08:00', '27T12:00', { campaignId: 'winter' }), ['0 campaign_not_then']],
    ['a day before a campaign', shift('24T08:00', '24T12:00', { campaignId: 'open' }), ['0 campaign_not_then']],
    ['a campaign without end', shift('30T08:00', '30T12:00', { campaignId: 'open' }), []],
    ['a campaign that nobody knows', shift('25T08:00', '25T12:00', { campaignId: 'x' }), ['0 unknown_campaign']],
    ['a planned recorder', shift('25T08:00', '25T12:00', { plannedRecorderSerial: 'K1' }), []],
    ['one that nobody knows', shift('25T08:00', '25T12:00', { plannedRecorderSerial: 'K2' }), ['0 unknown_recorder']],
    ['a scrapped one', shift('25T08:00', '25T12:00', { plannedRecorderSerial: 'K9' }), ['0 recorder_scrapped']],
    ['a shift that has begun', shift('23T23:59', '24T12:00'), ['0 reason_required']],
    ['a shift that begins now', shift('24T00:00', '24T12:00'), []],
  ])('judges %s', (_what, wanted, expected) => {
    expect(objections([wanted])).toEqual(expected);
  });

  test('needs a reason for a change of the past, but none for equal shifts', () => {
    const past = shift('20T08:00', '20T12:00');
    expect(objections([past], state(), '补录')).toEqual([]);
    expect(objections([past], state(standing('20T08:00', '20T12:00')))).toEqual([]);
  });

  test('needs a reason to move a shift out of the past', () => {
    const before = standing('23T08:00', '23T12:00');
    const moved = shift('25T08:00', '25T12:00', { shiftId: before.shiftId });
    expect(objections([moved], state(before))).toEqual(['0 reason_required']);
    expect(plan([moved], state(before), '换班').changed).toEqual([{ before, after: shift('25T08:00', '25T12:00') }]);
  });

  test('needs no reason for changes in the future of a running shift', () => {
    const running = standing('23T20:00', '24T08:00');
    const wanted = (changes: Partial<Shift>) => shift('23T20:00', '24T08:00', { shiftId: running.shiftId, ...changes });
    const roster = state(running);
    expect(objections([wanted({ endsAt: at('24T06:00') })], roster)).toEqual([]);
    expect(objections([wanted({ breaks: [span('24T02:00', '24T03:00')] })], roster)).toEqual([]);
    expect(objections([wanted({ breaks: [span('23T23:00', '24T03:00')] })], roster)).toEqual(['0 reason_required']);
    expect(objections([wanted({ endsAt: at('23T23:59') })], roster)).toEqual(['0 reason_required']);
    expect(objections([wanted({ post: '别处' })], roster)).toEqual(['0 reason_required']);
    expect(objections([wanted({ badgeNo: '100002' })], roster)).toEqual(['0 reason_required']);
  });

  test('keeps fields that are left out, and leaves them empty in a new shift', () => {
    const { breaks: _, campaignId: __, plannedRecorderSerial: ___, ...bare } = shift('25T08:00', '25T13:00');
    const before = standing('25T08:00', '25T12:00', {
      breaks: [span('25T10:00', '25T11:00')],
      campaignId: 'winter',
      plannedRecorderSerial: 'K1',
    });
    const kept = { breaks: before.breaks, campaignId: 'winter', plannedRecorderSerial: 'K1' };
    expect(plan([bare], state(before)).changed).toEqual([{ before, after: { ...bare, ...kept } }]);
    expect(plan([bare]).added).toEqual([shift('25T08:00', '25T13:00')]);
  });

  test('lets a shift keep a campaign that was moved and a recorder that was scrapped since', () => {
    const before = standing('27T08:00', '27T12:00', { campaignId: 'winter', plannedRecorderSerial: 'K9' });
    const after = { ...before, post: '别处' };
    expect(objections([after], state(before))).toEqual([]);
    expect(objections([{ ...after, startsAt: at('28T08:00'), endsAt: at('28T12:00') }], state(before))).toEqual([
      '0 campaign_not_then',
    ]);
  });

  test('swaps the officers of two shifts at one time, but not into a third shift', () => {
    const one = standing('25T08:00', '25T12:00');
    const other = standing('25T08:00', '25T12:00', { badgeNo: '100002', shiftId: 'other' });
    const swapped = [
      { ...one, badgeNo: '100002' },
      { ...other, badgeNo: '100001' },
    ];
    expect(plan(swapped, state(one, other))).toMatchObject({ objections: [], unchanged: 0 });
    const third = standing('25T11:00', '25T14:00', { badgeNo: '100002', shiftId: 'third' });
    expect(objections([{ ...one, badgeNo: '100002' }], state(one, third))).toEqual(['0 shift_overlap']);
  });

  test('adds a shift that is marked as new, and ignores cancelled shifts', () => {
    const there = standing('25T08:00', '25T12:00');
    const isNew: WantedShift = { ...shift('25T08:00', '25T12:00'), shiftId: null };
    expect(objections([isNew], state(there))).toEqual(['0 shift_overlap']);
    const result = planShifts([isNew], state(there), { now, cancelled: new Set([there.shiftId]) });
    expect(result).toMatchObject({ objections: [], changed: [], unchanged: 0 });
    expect(result.added).toHaveLength(1);
  });

  test('lets a shift keep a retired duty type, but not change to one', () => {
    const old = standing('25T08:00', '25T12:00', { dutyType: 'old_duty' });
    expect(objections([shift('25T08:00', '25T13:00', { dutyType: 'old_duty' })], state(old))).toEqual([]);
    expect(
      objections([shift('25T08:00', '25T13:00', { dutyType: 'old_duty' })], state(standing('25T08:00', '25T13:00'))),
    ).toEqual(['0 duty_type_retired']);
  });

  test('names the overlapped shift, and lets shifts touch', () => {
    const roster = state(standing('25T08:00', '25T12:00'));
    expect(objections([shift('25T12:00', '25T18:00'), shift('25T00:00', '25T08:00')], roster)).toEqual([]);
    expect(plan([shift('25T11:59', '25T18:00')], roster).objections).toEqual([
      { index: 0, kind: 'shift_overlap', other: roster.shifts[0] },
    ]);
    expect(objections([shift('25T11:59', '25T18:00', { badgeNo: '100002' })], roster)).toEqual([]);
  });

  test('ignores shifts that the same list replaces', () => {
    const roster = state(standing('25T08:00', '25T20:00'));
    expect(objections([shift('25T12:00', '25T20:00'), shift('25T08:00', '25T12:00')], roster)).toEqual([]);
  });

  test('names both entries of the list that collide, also when they have the same start', () => {
    const first = shift('25T08:00', '25T12:00');
    expect(objections([first, shift('25T11:00', '25T13:00'), shift('25T08:00', '25T09:00')])).toEqual([
      '1 shift_overlap_in_list 0',
      '2 shift_twice 0',
    ]);
  });

  test('objects to every overlap, and leaves none without an objection', () => {
    const hour = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
    const span = fc.record({ start: fc.integer({ min: 0, max: 60 }), length: fc.integer({ min: 1, max: 8 }) });
    fc.assert(
      fc.property(fc.array(span, { maxLength: 6 }), fc.array(span, { maxLength: 6 }), (here, wanted) => {
        const toShift = ({ start, length }: { start: number; length: number }) =>
          shift('25T00:00', '25T00:00', { startsAt: hour(start), endsAt: hour(start + length) });
        const overlap = (one: WantedShift, other: WantedShift) =>
          one.startsAt < other.endsAt && other.startsAt < one.endsAt;
        const present = here
          .map(toShift)
          .filter((one, index, all) => !all.slice(0, index).some((earlier) => overlap(one, earlier)))
          .map((one, index) => ({ ...one, shiftId: String(index) }));
        const list = wanted.map(toShift);
        const result = plan(list, state(...present));
        const replaced = new Set(result.changed.map(({ before }) => before.shiftId));
        const kept = present.filter(({ shiftId }) => !replaced.has(shiftId));
        const after = [...kept, ...result.added, ...result.changed.map((change) => change.after)];
        const collides = after.some((one, index) => after.slice(0, index).some((other) => overlap(one, other)));
        const twice = new Set(list.map(({ startsAt }) => startsAt.getTime())).size < list.length;
        expect(result.objections.length > 0).toBe(collides || twice);
      }),
    );
  });
});
