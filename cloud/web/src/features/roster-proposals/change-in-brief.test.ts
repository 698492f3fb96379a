import type { RosterProposalChange } from '@rollcall/shared/resources/roster-proposals';
import { expect, test } from 'vitest';
import { changeInBrief } from './change-in-brief.ts';

const shift = {
  shiftId: 'fc74b17d-726e-48b1-b9ee-000000000000',
  badgeNo: '100001',
  officerName: '王强',
  startsAt: '2026-11-23T00:00:00.000Z',
  endsAt: '2026-11-23T12:00:00.000Z',
  dutyType: 'road_patrol',
  dutyTypeName: '路面执勤',
  post: '人民路口',
  breaks: [],
  campaignId: null,
  campaignName: null,
  plannedRecorderSerial: null,
};
const brief = (before: object | null, after: object | null) =>
  changeInBrief({ nr: 1, thing: 'shift', before, after } as RosterProposalChange, 'zh');

test('a change says what differs', () => {
  expect(brief(shift, { ...shift, endsAt: '2026-11-23T11:00:00.000Z' })).toBe('结束 20:00 → 19:00');
  expect(brief(shift, { ...shift, endsAt: '2026-11-23T17:00:00.000Z', post: '北门' })).toMatch(
    /^结束 .*11月23日 20:00 → .*11月24日 01:00 · 人民路口 → 北门$/,
  );
  expect(brief(shift, { ...shift, badgeNo: '100002', officerName: '李敏' })).toBe('100001 王强 → 100002 李敏');
});

test('what is new or taken away says which post', () => {
  expect([brief(null, shift), brief(shift, null)]).toEqual(['人民路口', '人民路口']);
});
