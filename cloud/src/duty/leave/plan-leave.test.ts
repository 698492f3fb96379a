import { describe, expect, test } from 'vitest';
import { planLeave, type StandingLeave, type WantedLeave } from './plan-leave.ts';

const now = new Date('2026-11-24T00:00:00+08:00');
const at = (time: string) => new Date(`2026-11-${time}:00+08:00`);
const leave = (starts: string, ends: string, changes: Partial<WantedLeave> = {}): WantedLeave => ({
  badgeNo: '100001',
  leaveKind: 'annual',
  startsAt: at(starts),
  endsAt: at(ends),
  note: '',
  ...changes,
});
const standing = (starts: string, ends: string): StandingLeave => ({
  ...leave(starts, ends),
  leaveId: `${starts} ${ends}`,
});
const officers = new Map([
  ['100001', { leftOn: null }],
  ['100002', { leftOn: null }],
  ['100003', { leftOn: '2026-11-26' }],
]);
const plan = (
  wanted: WantedLeave[],
  leaves: StandingLeave[] = [],
  options: { reason?: string; removed?: Set<string> } = {},
) => planLeave(wanted, { officers, leaves }, { now, ...options });
const kinds = (...args: Parameters<typeof plan>) =>
  plan(...args).objections.map(({ index, kind }) => `${index} ${kind}`);

describe('planLeave', () => {
  test('adds what is new, changes what differs, leaves what is equal', () => {
    const [same, other] = [standing('25T00:00', '26T00:00'), standing('27T00:00', '28T00:00')];
    const longer = leave('27T00:00', '29T00:00');
    const added = leave('25T00:00', '26T00:00', { badgeNo: '100002' });
    expect(plan([leave('25T00:00', '26T00:00'), longer, added], [same, other])).toEqual({
      added: [added],
      changed: [{ before: other, after: longer }],
      unchanged: 1,
      indexes: { added: [2], changed: [1], unchanged: [0] },
      objections: [],
    });
  });

  test.each<[string, WantedLeave, string[]]>([
    ['an officer nobody knows', leave('25T00:00', '26T00:00', { badgeNo: '9' }), ['0 unknown_officer']],
    ['an officer who has left', leave('26T00:00', '27T00:00', { badgeNo: '100003' }), ['0 officer_left']],
    ['leave without length', leave('25T00:00', '25T00:00'), ['0 leave_length']],
    ['leave of 366 days', leave('25T00:00', '26T00:00', { endsAt: new Date('2027-11-26T00:00:00+08:00') }), []],
    [
      'leave of more',
      leave('25T00:00', '26T00:00', { endsAt: new Date('2027-11-26T00:01:00+08:00') }),
      ['0 leave_length'],
    ],
    ['leave that has begun', leave('23T23:59', '25T00:00'), ['0 reason_required']],
  ])('judges %s', (_what, wanted, expected) => {
    expect(kinds([wanted])).toEqual(expected);
    if (expected[0] === '0 reason_required') expect(kinds([wanted], [], { reason: '补录' })).toEqual([]);
  });

  test('names the leave that it would overlap, in the list or stored, but not removed leave', () => {
    const there = standing('25T00:00', '27T00:00');
    expect(plan([leave('26T00:00', '28T00:00')], [there]).objections).toEqual([
      { index: 0, kind: 'leave_overlap', other: there },
    ]);
    expect(kinds([leave('26T00:00', '28T00:00')], [there], { removed: new Set([there.leaveId]) })).toEqual([]);
    expect(kinds([leave('27T00:00', '28T00:00'), leave('27T12:00', '29T00:00')], [there])).toEqual([
      '1 leave_overlap_in_list',
    ]);
  });

  test('needs no reason to end running leave later', () => {
    const running = standing('20T00:00', '26T00:00');
    expect(kinds([leave('20T00:00', '27T00:00')], [running])).toEqual([]);
    expect(kinds([leave('20T00:00', '23T00:00')], [running])).toEqual(['0 reason_required']);
  });
});
