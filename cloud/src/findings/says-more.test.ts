import type { FindingDetail, FindingKind } from '@rollcall/shared/http/findings';
import type { InspectionItem } from '@rollcall/shared/http/inspection-items';
import { describe, expect, it } from 'vitest';
import type { SetAside } from '../db/tables/finding-tables.ts';
import { emptyDetail } from '../reconcile/empty-detail.ts';
import { saysMore } from './says-more.ts';

type Testimonies = NonNullable<FindingDetail['lostFiles']>[number]['testimonies'];

const minuteMs = 60_000;
const recordings = (...ids: string[]) => {
  return { recordings: ids.map((recordingId) => ({ recordingId, from: null, to: null })), recordingCount: ids.length };
};
const late = (...ids: string[]) => {
  return { late: ids.map((recordingId) => ({ recordingId, announcedAt: '' })), lateCount: ids.length };
};
const lost = (...names: (string | number)[]): Partial<FindingDetail> => ({
  lostFiles: names.map((name) => ({
    fileName: typeof name === 'string' ? name : null,
    sequenceNo: typeof name === 'number' ? name : null,
    cardVolumeId: 'card',
    from: null,
    to: null,
    testimonies: {} as Testimonies,
    grade: 'weak',
  })),
  lostFileCount: names.length,
});
/** Missing from and to these minutes after ten. */
const missing = (...spans: [number, number][]): Partial<FindingDetail> => ({
  missing: spans.map(([from, to]) => ({ from: instant(from), to: instant(to) })),
  missingMs: spans.reduce((ms, [from, to]) => ms + (to - from) * minuteMs, 0),
});
const instant = (minute: number) => new Date(Date.UTC(2026, 10, 24, 10) + minute * minuteMs).toISOString();

function said(detail: Partial<FindingDetail>, of: Partial<SetAside> = {}): SetAside {
  return { kind: 'coverage_gap', badgeNo: '100', grade: null, ...of, detail: { ...emptyDetail, ...detail } };
}

/** Of a field inspection, by its gravest fault. */
const inspected = (...faults: InspectionItem[]) =>
  said(
    { inspection: { inspectionId: 'i', at: instant(0), place: '东门', faults } },
    { kind: faults.includes('recording') ? 'not_recording' : 'not_charged' },
  );

const half = missing([0, 30]);
const kinds = (kind: FindingKind) => said({}, { kind });
const clock = (offsetMs: number, errorMs: number) => said({ clock: { offsetMs, errorMs } });

describe('beyond what an appeal was right about', () => {
  const cases: [string, SetAside, SetAside, boolean][] = [
    ['fewer faults of an inspection', inspected('recording', 'charge'), inspected('charge'), false],
    ['another fault of an inspection', inspected('charge'), inspected('charge', 'position'), true],
    ['the same', said(half), said(half), false],
    ['less time', said(half), said(missing([10, 20])), false],
    ['more time', said(half), said(missing([0, 35])), true],
    ['other time, and no more of it', said(half), said(missing([60, 90])), true],
    ['a little more time, as a clock was corrected', said(half), said(missing([-0.5, 29.5])), false],
    ['the same time, cut in two', said(half), said(missing([0, 10], [15, 30])), false],
    ['the same time, of which less is explained', said({ ...half, explainedMs: 20 * minuteMs }), said(half), true],
    ['the same time, of which more is explained', said(half), said({ ...half, explainedMs: 20 * minuteMs }), false],
    ['a longer list than is kept', said({ ...half, missingMs: 90 * minuteMs }), said(missing([40, 60])), false],
    ['a threshold that was raised', said(half), said(half, { kind: 'coverage_below_threshold' }), false],
    ['another officer', said(half), said(half, { badgeNo: '200' }), true],
    ['nobody', said(half), said(half, { badgeNo: null }), true],
    ['another fault of the store', kinds('object_missing'), kinds('object_changed'), true],
    ['a stronger grade', said({}, { grade: 'weak' }), said({}, { grade: 'strong' }), true],
    ['a weaker grade', said({}, { grade: 'proved' }), said({}, { grade: 'strong' }), false],
    ['fewer recordings', said(recordings('a', 'b')), said(recordings('b')), false],
    ['another recording', said(recordings('a', 'b')), said(recordings('c')), true],
    ['more recordings than are named', said({ ...recordings('a'), recordingCount: 300 }), said(recordings('c')), false],
    ['still more of them', said({ ...recordings('a'), recordingCount: 300 }), said({ recordingCount: 301 }), true],
    ['another late recording', said(late('a')), said(late('a', 'b')), true],
    ['another lost file', said(lost('a')), said(lost('b')), true],
    ['the same lost number', said(lost(7)), said(lost(7)), false],
    ['another lost number', said(lost(7)), said(lost(8)), true],
    ['another activity', said({ activityIds: ['a'] }), said({ activityIds: ['a', 'b'] }), true],
    ['another officer beside', said({ badgeNos: ['200'] }), said({ badgeNos: ['300'] }), true],
    ['another recorder', said({ recorderSerials: ['A', 'B'] }), said({ recorderSerials: ['A', 'C'] }), true],
    ['another check-out', said({ custodyIds: [] }), said({ custodyIds: ['a'] }), true],
    ['a clock as far off as it may have been', clock(90_000, 20_000), clock(-115_000, 5000), false],
    ['a clock further off', clock(90_000, 20_000), clock(120_000, 5000), true],
    ['a clock of which more is known', said({}), clock(90_000, 20_000), true],
  ];
  it.each(cases)('%s', (_name, then, now, expected) => {
    expect(saysMore(now, then, minuteMs)).toBe(expected);
  });
});
