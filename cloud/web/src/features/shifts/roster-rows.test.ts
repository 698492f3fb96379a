import type { ShiftRow } from '@rollcall/shared/resources/shifts';
import { addMonths } from '@rollcall/shared/rules/local-date';
import { expect, test } from 'vitest';
import { daysOf, monthOf } from '../../format/month.ts';
import { rosterRows } from './roster-rows.ts';

const shift = (badgeNo: string, dutyDate: string, more: Partial<ShiftRow> = {}): ShiftRow => ({
  shiftId: `${badgeNo} ${dutyDate}`,
  badgeNo,
  officerName: `officer ${badgeNo}`,
  unitCode: 'A',
  startsAt: `${dutyDate}T00:00:00Z`,
  endsAt: `${dutyDate}T08:00:00Z`,
  dutyDate,
  dutyType: 'road_patrol',
  dutyTypeName: '路面执勤',
  recordingRule: 'continuous',
  post: 'post',
  breaks: [],
  campaignId: null,
  campaignName: null,
  plannedRecorderSerial: null,
  version: 1,
  cancelled: false,
  coverage: null,
  ...more,
});
const unit = (unitCode: string) =>
  ({
    unitCode,
    name: unitCode,
    kind: 'squad',
    parentCode: null,
    deputyBadgeNo: null,
    deputyName: null,
    leadsNow: null,
    officers: 0,
    recorders: 0,
    stations: 0,
    retired: false,
  }) as const;
const officer = (badgeNo: string, unitCode: string) => ({
  badgeNo,
  name: `officer ${badgeNo}`,
  kind: 'sworn' as const,
  unitCode,
  unitName: unitCode,
  leaderBadgeNo: null,
  leaderName: null,
  leftOn: null,
  holds: [],
});

test('officers stand in their units by badge, also without a shift and also after they left', () => {
  const rows = rosterRows(
    [unit('A'), unit('B'), unit('C')],
    [officer('2', 'A'), officer('1', 'B')],
    [shift('3', '2026-11-02'), shift('2', '2026-11-01', { cancelled: true })],
  );
  expect(
    rows.map(({ unitCode, officers }) => [unitCode, officers.map(({ badgeNo, shifts }) => [badgeNo, shifts.size])]),
  ).toEqual([
    [
      'A',
      [
        ['2', 0],
        ['3', 1],
      ],
    ],
    ['B', [['1', 0]]],
  ]);
});

test('months have their days, and a month that is none is this one', () => {
  expect(daysOf('2026-02')).toHaveLength(28);
  expect(daysOf('2028-02').at(-1)).toBe('2028-02-29');
  expect(addMonths('2026-12', 1)).toBe('2027-01');
  expect(addMonths('2026-01', -1)).toBe('2025-12');
  expect(monthOf('2026-13')).toBe(monthOf(undefined));
  expect(monthOf('2026-03')).toBe('2026-03');
});

test('leave stands on each day that it touches', () => {
  const leave = {
    leaveId: 'l',
    badgeNo: '1',
    officerName: 'officer 1',
    unitCode: 'A',
    leaveKind: 'annual' as const,
    startsAt: '2026-11-02T06:00:00Z',
    endsAt: '2026-11-03T16:00:00Z',
    note: '',
    removed: false,
  };
  const [row] = rosterRows([unit('A')], [officer('1', 'A')], [], [leave])[0]?.officers ?? [];
  expect([...(row?.leave.keys() ?? [])]).toEqual(['2026-11-02', '2026-11-03']);
});
