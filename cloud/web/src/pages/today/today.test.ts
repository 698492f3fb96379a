import type { ShiftCoverage, TodayResponse } from '@rollcall/shared/http/coverage';
import type { RecordingRow } from '@rollcall/shared/http/recordings';
import type { SightingRow } from '@rollcall/shared/http/sightings';
import type { StationRow } from '@rollcall/shared/http/stations';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { formatTime } from '../../format/format-time.ts';
import { bySeverity } from './by-severity.ts';
import { countedShifts } from './counted-shifts.ts';
import { dayAxis, labelledHours, placeOf } from './day-axis.ts';
import { filterUnits } from './filter-units.ts';
import { firstRows } from './first-rows.ts';
import { mergeArrivals } from './merge-arrivals.ts';
import { segmentReason } from './segment-reason.ts';
import { sumTotals } from './sum-totals.ts';
import { totalLinks } from './total-links.ts';
import { witnessesOf } from './witnesses-of.ts';

/** A local time of 25 November 2026; hours below 0 and above 24 lie in the days before and after. */
const at = (hour: number) => new Date(Date.parse('2026-11-24T16:00:00Z') + hour * 3_600_000).toISOString();
const hours = (count: number) => count * 3_600_000;

function shift(from: number, to: number, missing = 0): ShiftCoverage {
  const coverage = {
    requiredMs: hours(to - from),
    recordedMs: 0,
    missingMs: hours(missing),
    pendingMs: 0,
    notYetMs: 0,
    exemptMs: 0,
    uninspectedMs: 0,
    explainedMs: 0,
    leftOutMs: 0,
  };
  return {
    startsAt: at(from),
    endsAt: at(to),
    dutyDate: from < 0 ? '2026-11-24' : '2026-11-25',
    coverage,
  } as ShiftCoverage;
}

function unit(unitCode: string, officers: [string, string, ShiftCoverage[]][]): TodayResponse['units'][number] {
  return {
    unitCode,
    officers: officers.map(([badgeNo, name, shifts]) => ({ badgeNo, name, kind: 'sworn', shifts })),
  } as TodayResponse['units'][number];
}

const axisOf = (...shifts: ShiftCoverage[]) => {
  const { from, to } = dayAxis({ date: '2026-11-25', units: [unit('1', [['100001', '王强', shifts]])] });
  return [formatTime(from), formatTime(to - 1)];
};

describe('the axis of a day', () => {
  test('takes as many hours as the shifts need', () => {
    expect(axisOf(shift(7.5, 19), shift(8, 21.25))).toEqual(['07:00', '21:59']);
  });
  test('is twelve hours at least, and stays within the day', () => {
    expect(axisOf(shift(9, 12))).toEqual(['09:00', '20:59']);
    expect(axisOf(shift(20, 32))).toEqual(['12:00', '23:59']);
    expect(axisOf(shift(-4, 8))).toEqual(['00:00', '11:59']);
    expect(axisOf(shift(-4, 32))).toEqual(['00:00', '23:59']);
  });
  test('is the whole day while nobody is on duty', () => {
    const axis = dayAxis({ date: '2026-11-25', units: [] });
    expect([formatTime(axis.from), axis.to - axis.from]).toEqual(['00:00', hours(24)]);
    expect(labelledHours(axis).slice(0, 3).map(formatTime)).toEqual(['02:00', '04:00', '06:00']);
  });
  test('places a time in percent', () => {
    expect(placeOf({ from: 0, to: 200 }, 50)).toBe(25);
  });
});

describe('the filters of the board', () => {
  const units = [
    unit('1', [
      ['100001', '王强', [shift(8, 20)]],
      ['100002', '李静', [shift(8, 12), shift(14, 18, 0.5)]],
    ]),
    unit('2', [
      ['200001', '王伟', [shift(8, 20)]],
      // What was missing in the night before is in the row of who has no other shift.
      ['200002', '赵敏', [shift(-4, 8, 1), shift(20, 32)]],
      ['200003', '陈刚', [shift(-4, 8, 1)]],
    ]),
  ];
  const shown = (filters: { q?: string; gaps?: boolean }) =>
    filterUnits({ units, date: '2026-11-25' }, filters).map(({ unitCode, officers }) => [
      unitCode,
      officers.map(({ badgeNo }) => badgeNo),
    ]);

  test('find officers by badge or name, without units where nobody is left', () => {
    expect(shown({ q: ' 王 ' })).toEqual([
      ['1', ['100001']],
      ['2', ['200001']],
    ]);
    expect(shown({ q: '10000' })).toEqual([['1', ['100001', '100002']]]);
  });
  test('leave those with missing time', () => {
    expect(shown({ gaps: true })).toEqual([
      ['1', ['100002']],
      ['2', ['200003']],
    ]);
    expect(shown({ gaps: true, q: '王' })).toEqual([]);
  });
});

test('the numbers of an officer are the sums of the shifts', () => {
  expect(sumTotals([shift(8, 12, 1), shift(14, 18, 0.5)])).toEqual({
    requiredMs: hours(8),
    recordedMs: 0,
    missingMs: hours(1.5),
    pendingMs: 0,
    notYetMs: 0,
    exemptMs: 0,
    uninspectedMs: 0,
    explainedMs: 0,
    leftOutMs: 0,
  });
});

test('a shift across midnight counts on the date on which it begins, and stays with who has no other', () => {
  const [night, evening] = [{ dutyDate: '2026-11-24' }, { dutyDate: '2026-11-25' }];
  expect(countedShifts([night, evening], '2026-11-25')).toEqual({ shifts: [evening], countsOn: undefined });
  expect(countedShifts([night], '2026-11-25')).toEqual({ shifts: [night], countsOn: '2026-11-24' });
  expect(countedShifts([night], '2026-11-24')).toEqual({ shifts: [night], countsOn: undefined });
  expect(countedShifts([], '2026-11-25')).toEqual({ shifts: [], countsOn: undefined });
});

test('the numbers of a day lead to its rows, by the times of Shanghai', () => {
  const { recordings, findings, roster } = totalLinks({ date: '2026-11-25', unitCode: '15' });
  expect(new URLSearchParams(recordings.split('?')[1]).get('from')).toBe('2026-11-24T16:00:00.000Z');
  expect(new URLSearchParams(recordings.split('?')[1]).get('to')).toBe('2026-11-25T16:00:00.000Z');
  expect(findings).toBe('/findings?unitCode=15&from=2026-11-25&to=2026-11-25&state=open');
  expect(roster).toBe('/duty/roster?month=2026-11&unitCode=15');
});

describe('the reason of a segment', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date(at(12)) });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test.each([
    ['recorded', null, 12, undefined],
    ['missing', 'unexplained', 12, 'the recorder was collected, nothing usable covers it'],
    ['missing', 'unexplained', 44, 'import was due 26 Nov 20:00'],
    ['missing', 'fault_ticket', 44, 'the recorder was reported broken'],
    ['missing', 'station_outage', 44, 'the stations were out'],
    ['missing', 'explanation', 44, 'an explanation was approved'],
    ['exempt', 'break', 12, 'break or leave'],
    ['exempt', 'exemption', 12, 'an exemption was approved'],
    ['not_yet_due', 'not_yet_imported', 12, 'to be imported by 26 Nov 20:00'],
    ['not_yet_due', null, 7, undefined],
  ] as const)('%s, %s, seen at %s', (state, reason, asOf, said) => {
    const segment = { state, reason, from: at(8), to: at(9) };
    expect(segmentReason(segment, { asOf: at(asOf), dueAt: at(44) }, 'en')).toBe(said);
  });

  test('says what was approved, and by whom', () => {
    const battery = { exemptionId: 'an-explanation', reasonCode: 'battery', approvedBy: '王中队长' } as const;
    const privacy = { exemptionId: 'another', reasonCode: 'privacy', approvedBy: '李督察' } as const;
    const moment = { asOf: at(44), dueAt: at(44) };
    const explained = {
      state: 'missing',
      reason: 'explanation',
      from: at(8),
      to: at(9),
      explanations: [battery],
    } as const;
    expect(segmentReason({ ...explained, explanations: [battery] }, moment, 'zh')).toBe('电量耗尽 · 王中队长批准');
    expect(
      segmentReason({ ...explained, state: 'exempt', reason: 'exemption', explanations: [privacy] }, moment, 'en'),
    ).toBe('Privacy · approved by 李督察');
  });
});

test('says of missing time that no recorder was held, or that its footage counts for nothing', () => {
  const recording = { from: at(9), to: at(10), damaged: true, disputed: false };
  const seen = {
    asOf: at(12),
    recordings: [recording] as never[],
    holdings: [{ recorderSerial: 'K000001', from: at(8), to: at(11) }],
  };
  const missing = (from: number, to: number) =>
    witnessesOf({ state: 'missing', reason: 'unexplained', from: at(from), to: at(to) }, seen);
  expect(missing(9.5, 9.75)).toEqual(['damaged']);
  expect(missing(10, 11)).toEqual([]);
  expect(missing(11, 12)).toEqual(['heldNone']);
  expect(witnessesOf({ state: 'recorded', reason: null, from: at(9), to: at(10) }, seen)).toEqual([]);
  expect(witnessesOf({ state: 'not_yet_due', reason: null, from: at(13), to: at(20) }, seen)).toEqual([]);
});

test('stations with alarms come first, then those off line', () => {
  const station = (name: string, more: Partial<StationRow> = {}) =>
    ({
      name,
      unitCode: '1',
      presence: 'online',
      frozen: false,
      alarms: [],
      quarantined: null,
      ...more,
    }) as unknown as StationRow;
  const stations = [
    station('b'),
    station('a'),
    station('off line', { presence: 'offline' }),
    station('frozen', { frozen: true }),
  ];
  expect(stations.sort(bySeverity).map(({ name }) => name)).toEqual(['frozen', 'off line', 'a', 'b']);
});

test('arrivals are recordings and files that could not be collected, newest first', () => {
  const recording = (recordingId: string, hour: number) => ({ recordingId, announcedAt: at(hour) }) as RecordingRow;
  const sighting = (sightingId: string, hour: number) =>
    ({ sightingId, seenAt: at(hour), collectedAs: null }) as SightingRow;
  const readLater = { ...sighting('s2', 9.5), collectedAs: 'r1' };
  const arrivals = mergeArrivals([recording('r2', 10), recording('r1', 8)], [sighting('s1', 9), readLater], 2);
  expect(arrivals.map(({ key }) => key)).toEqual(['r2', 's1']);
});

test('of a large board the first rows are drawn first, under their units, and none twice', () => {
  const named = (unitCode: string, badges: string[]) =>
    unit(
      unitCode,
      badges.map((badge) => [badge, badge, []]),
    );
  const units = [named('A', ['1', '2']), named('B', []), named('C', ['3', '4']), named('D', ['5'])];
  const badges = (most: number) =>
    firstRows(units, most).map(({ unit: { unitCode }, officers }) => [unitCode, officers.map((one) => one.badgeNo)]);
  expect(badges(3)).toEqual([
    ['A', ['1', '2']],
    ['B', []],
    ['C', ['3']],
  ]);
  expect(badges(2)).toEqual([['A', ['1', '2']]]);
  expect(badges(Number.POSITIVE_INFINITY)).toEqual([
    ['A', ['1', '2']],
    ['B', []],
    ['C', ['3', '4']],
    ['D', ['5']],
  ]);
});
