import { describe, expect, it } from 'vitest';
import { digestOf, type StandingActivity, type ToldActivity } from './activity.ts';
import { planActivities } from './plan-activities.ts';

const told = (changes: Partial<ToldActivity> = {}): ToldActivity => ({
  source: 'tickets',
  sourceId: '1',
  kind: 'summary_penalty',
  startsAt: new Date('2026-11-24T01:00:00Z'),
  endsAt: new Date('2026-11-24T01:05:00Z'),
  place: '人民路',
  plateNo: '京A12345',
  caseNo: null,
  ticketNo: null,
  campaignId: null,
  badgeNos: ['100001'],
  ...changes,
});
const standing = (activity: ToldActivity, changes: Partial<StandingActivity> = {}): StandingActivity => ({
  ...activity,
  activityId: 'an-activity',
  toldSha256: digestOf(activity),
  withdrawnAt: null,
  caseNoTyped: false,
  leadMs: 0,
  lagMs: 0,
  ...changes,
});
const officers = new Map([
  ['100001', { leftOn: null }],
  ['100002', { leftOn: '2026-11-24' }],
]);
const now = new Date('2026-11-24T08:00:00Z');
const plan = (activities: ToldActivity[], before: StandingActivity[] = []) =>
  planActivities(activities, { officers, standing: before }, now);

describe('telling of an activity', () => {
  it('adds it', () => {
    expect(plan([told()])).toMatchObject({ added: [{ index: 0 }], changed: [], unchanged: [], objections: [] });
  });

  it('again with the same content changes nothing', () => {
    expect(plan([told()], [standing(told())])).toEqual({
      added: [],
      changed: [],
      unchanged: [{ index: 0, activityId: 'an-activity' }],
      objections: [],
    });
  });

  it('again changes nothing although a person corrected it or withdrew it', () => {
    const corrected = standing(told(), { place: '建设路', withdrawnAt: new Date() });
    expect(plan([told()], [corrected]).unchanged).toHaveLength(1);
  });

  it('with other content is a revision', () => {
    const before = standing(told());
    const after = told({ endsAt: new Date('2026-11-24T01:06:00Z') });
    expect(plan([after], [before]).changed).toEqual([{ index: 0, before, after, toldSha256: digestOf(after) }]);
  });

  it('of the same id from another source is another one', () => {
    expect(plan([told({ source: 'cases' })], [standing(told())]).added).toHaveLength(1);
  });

  it.each<[string, Partial<ToldActivity>, object]>([
    ['an officer nobody knows', { badgeNos: ['100001', '999999'] }, { kind: 'unknown_officer', badgeNo: '999999' }],
    ['who left that day', { badgeNos: ['100002'] }, { kind: 'officer_left', badgeNo: '100002', leftOn: '2026-11-24' }],
    ['an end before its start', { endsAt: new Date('2026-11-24T00:59:59Z') }, { kind: 'activity_length' }],
    [
      'a start that is to come',
      { startsAt: new Date('2026-11-24T08:10:01Z'), endsAt: new Date('2026-11-24T08:15:00Z') },
      { kind: 'activity_to_come' },
    ],
    ['more than 48 hours', { endsAt: new Date('2026-11-26T01:00:01Z') }, { kind: 'activity_length' }],
  ])('is refused for %s', (_why, changes, objection) => {
    expect(plan([told(changes)]).objections).toEqual([{ index: 0, ...objection }]);
  });

  it('is refused when it is told twice at once, even with the same content', () => {
    expect(plan([told(), told()]).objections).toEqual([{ index: 1, kind: 'told_twice', otherIndex: 0 }]);
  });

  it('changes nothing about officers whom one may not name', () => {
    const before = standing(told({ badgeNos: ['100001', '200001'] }));
    expect(plan([told()], [before]).objections).toEqual([{ index: 0, kind: 'activity_of_other_unit' }]);
  });
});
