import { describe, expect, it } from 'vitest';
import type { CoveredShift, Segment } from '../coverage/covered-shift.ts';
import { judgeShift } from './judge-shift.ts';

const start = Date.parse('2026-11-24T00:00:00Z');
const rules = { coverageGapMs: 60_000, minCoverageShare: 0.9 };

type Part = 'recorded' | 'uninspected' | 'missing' | 'fault' | 'outage' | 'rain' | 'not_yet_due' | 'exempt';

const segmentOf: Record<Part, Pick<Segment, 'state' | 'reason'>> = {
  recorded: { state: 'recorded', reason: null },
  uninspected: { state: 'not_inspected', reason: null },
  missing: { state: 'missing', reason: 'unexplained' },
  fault: { state: 'missing', reason: 'fault_ticket' },
  outage: { state: 'missing', reason: 'station_outage' },
  rain: { state: 'missing', reason: 'explanation' },
  not_yet_due: { state: 'not_yet_due', reason: 'not_yet_imported' },
  exempt: { state: 'exempt', reason: 'break' },
};

/** A shift of these stretches in seconds, one after another. */
function shift(...parts: [Part, number][]): CoveredShift {
  return shiftBy(1, ...parts);
}

/** The same, judged by these rules. */
function shiftBy(rulesEdition: 1 | 2, ...parts: [Part, number][]): CoveredShift {
  let at = start;
  const sum = (...which: Part[]) =>
    parts.filter(([part]) => which.includes(part)).reduce((ms, [, seconds]) => ms + seconds * 1000, 0);
  const segments = parts.map(([part, seconds]) => {
    const from = new Date(at);
    at += seconds * 1000;
    return { ...segmentOf[part], from, to: new Date(at) };
  });
  const totals = {
    requiredMs: sum('recorded', 'uninspected', 'missing', 'fault', 'outage', 'rain', 'not_yet_due'),
    recordedMs: sum('recorded'),
    uninspectedMs: sum('uninspected'),
    missingMs: sum('missing', 'fault', 'outage', 'rain'),
    pendingMs: sum('not_yet_due'),
    notYetMs: 0,
    exemptMs: sum('exempt'),
    explainedMs: sum('fault', 'outage', 'rain'),
    leftOutMs: rulesEdition === 2 ? sum('fault', 'outage', 'rain') : 0,
  };
  return {
    shiftId: 's1',
    badgeNo: '100',
    officerName: 'officer',
    officerKind: 'sworn',
    unitCode: 'squad-1',
    startsAt: new Date(start),
    endsAt: new Date(at),
    dutyDate: '2026-11-24',
    dutyType: 'road_patrol',
    dutyTypeName: '路面执勤',
    recordingRule: 'continuous',
    rulesEdition,
    post: 'post',
    segments,
    totals,
    dueAt: new Date(at + 86_400_000),
    damagedRecordings: 0,
    footageAfterDue: false,
    changesAt: null,
  };
}

describe('what is wrong with a shift', () => {
  const [none, below, gap] = ['no_footage', 'coverage_below_threshold', 'coverage_gap'];
  const cases: [string, CoveredShift, string[]][] = [
    ['nothing had to be recorded', shift(), []],
    ['all of it is recorded', shift(['recorded', 3600]), []],
    ['nothing is due yet', shift(['not_yet_due', 3600]), []],
    ['all of it is missing', shift(['missing', 3600]), ['no_footage']],
    ['all of it is missing, and it is shorter than what is tolerated', shift(['missing', 30]), ['no_footage']],
    ['as much is missing as is tolerated', shift(['recorded', 3540], ['missing', 60]), []],
    [
      'more is missing than is tolerated, in sum',
      shift(['missing', 40], ['recorded', 3500], ['missing', 21]),
      ['coverage_gap'],
    ],
    ['what is due is missing, and more may come', shift(['missing', 1800], ['not_yet_due', 1800]), [below]],
    [
      'more than a tenth of what is due is missing',
      shift(['recorded', 899], ['missing', 101], ['not_yet_due', 9000]),
      [below],
    ],
    ['a tenth of what is due is missing', shift(['recorded', 900], ['missing', 100], ['not_yet_due', 1]), [gap]],
    ['most of it is missing, but no longer than is tolerated', shift(['recorded', 30], ['missing', 60]), []],
    ['all that is missing is explained', shift(['recorded', 1800], ['fault', 900], ['outage', 900]), []],
    ['all of it is missing and explained', shift(['fault', 1800], ['outage', 1800]), []],
    ['all of it is missing, and more than is tolerated unexplained', shift(['fault', 1800], ['missing', 61]), [none]],
    ['all of it is missing, and as much as is tolerated unexplained', shift(['fault', 1800], ['missing', 60]), []],
    [
      'explained time counts for the share by the old rules, but more than is tolerated must be unexplained',
      shift(['recorded', 3600], ['fault', 1800], ['missing', 61]),
      [below],
    ],
    [
      'an hour of rain and a gap beside it is that gap, by the new rules',
      shiftBy(2, ['recorded', 3600], ['rain', 3600], ['missing', 61]),
      [gap],
    ],
    [
      'of what nothing explains more than a tenth is missing, by the new rules',
      shiftBy(2, ['recorded', 899], ['rain', 9000], ['missing', 101]),
      [below],
    ],
    ['rain explains all that is missing', shiftBy(2, ['recorded', 60], ['rain', 3600], ['missing', 60]), []],
    ['nothing is recorded, and rain explains all', shiftBy(2, ['rain', 3600]), []],
    ['nothing is recorded, and rain explains an hour', shiftBy(2, ['rain', 3600], ['missing', 3600]), [none]],
    ['all but exempt time is recorded', shift(['recorded', 3600], ['exempt', 3600]), []],
    ['all but exempt time is missing', shift(['missing', 3600], ['exempt', 3600]), [none]],
    ['all of it is exempt', shift(['exempt', 3600]), []],
    ['nobody could inspect all of it', shift(['uninspected', 3600]), []],
    ['nobody could inspect what is not missing', shift(['uninspected', 3000], ['missing', 600]), [below]],
    ['it is little, if what nobody could inspect is whole', shift(['uninspected', 3540], ['missing', 60]), []],
    [
      'no more than a tenth is missing, if what nobody could inspect is whole',
      shift(['recorded', 600], ['uninspected', 300], ['missing', 100]),
      [gap],
    ],
    ['little is due and missing, and more may come', shift(['missing', 60], ['not_yet_due', 1800]), []],
  ];
  it.each(cases)('%s', (_name, covered, kinds) => {
    expect(judgeShift(covered, { late: [], unread: [] }, rules).map(({ kind }) => kind)).toEqual(kinds);
  });

  /** The card of K1, which he held in these seconds of the shift. */
  const card = (from: number, to: number, notHandedIn = false) => ({
    ...{ recorderSerial: 'K1', notHandedIn },
    ...{ from: new Date(start + from * 1000), to: new Date(start + to * 1000) },
  });
  const whole = shiftBy(2, ['missing', 3600]);
  const inParts = shiftBy(2, ['missing', 900], ['recorded', 1800], ['missing', 900]);
  it.each([
    ['a card that may show all of it', whole, card(0, 3600), ['no_footage?']],
    ['a card that may show half of it', whole, card(1800, 3600), [below]],
    ['a card that may show one gap of two', inParts, card(0, 1800), [below]],
    ['a card that shows no gap', inParts, card(900, 2700, true), [below]],
    ['a card that may show both gaps', inParts, card(0, 3600), ['coverage_below_threshold?']],
    ['and was not handed in', inParts, card(0, 3600, true), ['coverage_below_threshold?', 'recorder_not_handed_in']],
    ['what a repair explains isn’t asked for', shiftBy(2, ['recorded', 900], ['fault', 900]), card(0, 1800, true), []],
    [
      'what rain explains is',
      shiftBy(2, ['recorded', 900], ['rain', 900]),
      card(0, 1800, true),
      ['recorder_not_handed_in'],
    ],
  ])('%s', (_name, covered, unread, kinds) => {
    const found = judgeShift(covered, { late: [], unread: [unread] }, rules);
    expect(found.map(({ kind, detail }) => (detail.doubts ? `${kind}?` : kind))).toEqual(kinds);
  });

  it('says no more than what is certain while a card is unread, and how much that is', () => {
    const [finding] = judgeShift(whole, { late: [], unread: [card(1800, 3600)] }, rules);
    expect(finding?.detail).toMatchObject({ missingMs: 1_800_000, requiredMs: 3_600_000 });
    expect(finding?.detail.missing).toEqual([{ from: '2026-11-24T00:00:00.000Z', to: '2026-11-24T00:30:00.000Z' }]);
  });

  it('names what is missing, oldest first, and how much', () => {
    const parts = shift(['missing', 60], ['fault', 40], ['recorded', 200], ['missing', 300]);
    const [finding] = judgeShift(parts, { late: [], unread: [] }, rules);
    expect(finding?.detail).toEqual({
      missing: [
        { from: '2026-11-24T00:00:00.000Z', to: '2026-11-24T00:01:40.000Z' },
        { from: '2026-11-24T00:05:00.000Z', to: '2026-11-24T00:10:00.000Z' },
      ],
      missingMs: 400_000,
      requiredMs: 600_000,
      explainedMs: 40_000,
      late: [],
      lateCount: 0,
      dueAt: null,
    });
  });

  it('names what arrived late, also when nothing is missing', () => {
    const announcedAt = new Date('2026-11-26T00:00:00Z');
    const late = Array.from({ length: 201 }, (_, number) => ({ recordingId: `r${number}`, announcedAt }));
    const [finding, ...others] = judgeShift(shift(['recorded', 3600]), { late, unread: [] }, rules);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ kind: 'late_import' });
    expect(finding?.detail).toMatchObject({
      missing: [],
      missingMs: 0,
      lateCount: 201,
      dueAt: '2026-11-25T01:00:00.000Z',
    });
    expect(finding?.detail.late).toHaveLength(200);
    expect(finding?.detail.late[0]).toEqual({ recordingId: 'r0', announcedAt: announcedAt.toISOString() });
  });
});
