// What coverage of shifts should say, told in plain TypeScript moment by moment: between two neighbouring points at which
// anything begins or ends, nothing changes. Shares no code with the product, so that the two can be held against each other.

import {
  collectedAfter,
  coverOf,
  heldBrokenOnly,
  isFootage,
  outageExplainsUntil,
  piecesOf,
  type Stretch,
  stretchesOf,
  uninspectedOf,
} from './oracle-footage.ts';
import { type OracleUnread, unreadOf } from './oracle-unread.ts';
import type { OracleShift, World } from './oracle-world.ts';

export interface OracleSegment {
  state: 'recorded' | 'not_inspected' | 'missing' | 'not_yet_due' | 'exempt';
  reason:
    | 'unexplained'
    | 'fault_ticket'
    | 'explanation'
    | 'station_outage'
    | 'exemption'
    | 'break'
    | 'not_yet_imported'
    | null;
  from: number;
  to: number;
}

export interface OracleVerdict {
  segments: OracleSegment[];
  damagedRecordings: number;
  /** `doubted`: recorders whose cards may show it; `owed`: those that weren't handed in. */
  findings: { kind: string; missing: [number, number][]; late: string[]; doubted: string[]; owed: string[] }[];
}

export function oracleVerdict(world: World, shift: OracleShift, asOf: number): OracleVerdict {
  const segments = oracleSegments(world, shift, asOf);
  const asked = isAsked(world, shift);
  return {
    segments,
    damagedRecordings: asked ? countDamaged(world, shift, asOf) : 0,
    findings: oracleFindings(world, shift, asOf, segments),
  };
}

function oracleSegments(world: World, shift: OracleShift, asOf: number): OracleSegment[] {
  if (shift.cancelled || shift.rule === 'none') return [];
  const stretches = stretchesOf(world, shift.badgeNo, { ...shift, goneAt: shift.to });
  const covered = stretches.flatMap((stretch) => coverOf(world, stretch, asOf));
  const doubted = stretches.flatMap((stretch) => uninspectedOf(world, stretch, asOf));
  const deadline = shift.to + world.importDeadlineMs;
  const explainedUntil = outageExplainsUntil(world, world.units[shift.badgeNo] ?? '', deadline) ?? -Infinity;
  const within = (parts: readonly (readonly [number, number])[], at: number) =>
    parts.some(([from, to]) => from <= at && at < to);

  const slices = pointsOf(world, shift, asOf, [...covered, ...doubted]).map(([from, to]) => {
    const approved = (takesOut: boolean) =>
      isSaid(world, { ...shift, by: editionAt(world, shift.from) }, takesOut, from);
    const undocked = isUndocked(world, stretches, from, deadline, asOf);
    const pending = deadline > asOf && undocked;
    return {
      from,
      to,
      asked: isAskedAt(world, shift, from),
      exempt: isBreak(world, shift, from) ? ('break' as const) : approved(true) ? ('exemption' as const) : null,
      covered: within(covered, from),
      doubted: within(doubted, from),
      pending,
      why: heldBrokenOnly(world, stretches, from)
        ? ('fault_ticket' as const)
        : approved(false)
          ? ('explanation' as const)
          : asOf < explainedUntil && undocked
            ? ('station_outage' as const)
            : ('unexplained' as const),
    };
  });

  type Slice = (typeof slices)[number];
  // A hole is judged whole, however much of it is due: one that is tolerated counts as what is around it.
  const fill = (isHole: (slice: Slice) => boolean, tolerate: (slice: Slice) => void) => {
    for (let start = 0; start < slices.length; ) {
      let end = start;
      for (let slice = slices[end]; slice && isHole(slice); slice = slices[end]) end++;
      const [first, last] = [slices[start], slices[end - 1]];
      if (first && last && end > start && last.to - first.from <= world.joinToleranceMs) {
        slices.slice(start, end).forEach(tolerate);
      }
      start = Math.max(end, start) + 1;
    }
  };
  const isOpen = ({ asked, exempt, covered }: Slice) => asked && exempt === null && !covered;
  fill(isOpen, (slice) => {
    slice.covered = true;
  });
  fill(
    (slice) => isOpen(slice) && !slice.doubted,
    (slice) => {
      slice.doubted = true;
    },
  );

  const segments: OracleSegment[] = [];
  for (const { from, to, asked, exempt, covered, doubted, pending, why } of slices) {
    if (!asked) continue;
    const [state, reason] = exempt
      ? (['exempt', exempt] as const)
      : covered
        ? (['recorded', null] as const)
        : doubted
          ? (['not_inspected', null] as const)
          : pending
            ? (['not_yet_due', from < asOf ? 'not_yet_imported' : null] as const)
            : (['missing', why] as const);
    const last = segments.at(-1);
    if (last?.state === state && last.reason === reason && last.to === from) last.to = to;
    else segments.push({ state, reason, from, to });
  }
  return segments;
}

/** The slices of a shift between neighbouring points at which anything begins or ends. */
function pointsOf(world: World, shift: OracleShift, asOf: number, covered: [number, number][]): [number, number][] {
  const points = new Set([shift.from, shift.to]);
  const add = (point: number | null) => {
    if (point !== null && point > shift.from && point < shift.to) points.add(point);
  };
  add(asOf);
  for (const [from, to] of covered) for (const point of [from, to]) add(point);
  for (const { from, until } of [...world.holdings, ...world.tickets]) for (const point of [from, until]) add(point);
  for (const { from, to } of [...shift.breaks, ...world.leaves, ...world.exemptions])
    for (const point of [from, to]) add(point);
  for (const { from, to, leadMs, lagMs } of world.activities)
    for (const point of [from - leadMs, to + lagMs]) add(point);
  const sorted = [...points].sort((one, other) => one - other);
  return sorted.slice(0, -1).map((from, index) => [from, sorted[index + 1] ?? from]);
}

function isAskedAt(world: World, { rule, badgeNo }: OracleShift, moment: number): boolean {
  if (rule !== 'activities') return rule === 'continuous';
  return world.activities.some(({ from, to, leadMs, lagMs, required, withdrawn, badgeNos }) => {
    if (!required || withdrawn || !badgeNos.includes(badgeNo)) return false;
    return from - leadMs <= moment && moment < to + lagMs;
  });
}

/** Whether anything of the shift is asked for, exempt or not. */
function isAsked(world: World, shift: OracleShift): boolean {
  if (shift.cancelled) return false;
  const points = pointsOf(world, shift, shift.from, []);
  return points.some(([from]) => isAskedAt(world, shift, from));
}

function isBreak(world: World, { badgeNo, breaks }: OracleShift, moment: number): boolean {
  const own = world.leaves.filter((leave) => leave.badgeNo === badgeNo);
  return [...breaks, ...own].some(({ from, to }) => from <= moment && moment < to);
}

/** By which edition of the rules duty is judged that begins at a moment: on local dates. */
export function editionAt({ rulesFrom }: World, moment: number): 1 | 2 {
  const day = (at: number) => Math.floor((at + 8 * 3_600_000) / 86_400_000);
  return rulesFrom !== null && day(moment) >= day(rulesFrom) ? 2 : 1;
}

/** What nobody may record; by the old rules also what hindered him. */
const takenOut = {
  1: ['state_secret', 'privacy', 'weather', 'urgent', 'objective'],
  2: ['state_secret', 'privacy'],
};

/** Whether somebody approved at a moment what takes time out of what must be recorded, or what explains that it isn't. */
export function isSaid(
  world: World,
  { badgeNo, by }: { badgeNo: string; by: 1 | 2 },
  takesOut: boolean | 'either',
  moment: number,
): boolean {
  return world.exemptions.some((exemption) => {
    if (!exemption.approved) return false;
    if (takesOut !== 'either' && takenOut[by].includes(exemption.reason) !== takesOut) return false;
    if (exemption.badgeNo !== badgeNo && exemption.unitCode !== world.units[badgeNo]) return false;
    return exemption.from <= moment && moment < exemption.to;
  });
}

/** Whether no collected card says that all footage of a moment is here. */
function isUndocked(
  world: World,
  stretches: readonly Stretch[],
  moment: number,
  deadline: number,
  asOf: number,
): boolean {
  const held = stretches.filter(({ from, to }) => from <= moment && moment < to);
  return held.length === 0 || held.some((stretch) => collectedAfter(world, stretch, deadline, asOf) === undefined);
}

function countDamaged(world: World, shift: OracleShift, asOf: number): number {
  const stretches = stretchesOf(world, shift.badgeNo, { ...shift, goneAt: shift.to });
  return world.recordings.filter(({ kind, damaged, disputed, from, until, announcedAt, recorderSerial }) => {
    if (kind !== 'video' || !damaged || disputed || from === null || announcedAt > asOf) return false;
    return stretches.some((stretch) => {
      if (stretch.recorderSerial !== recorderSerial) return false;
      const beginsIn = stretch.from <= from && from < stretch.to;
      return beginsIn || (from < stretch.from && until !== null && until > stretch.from);
    });
  }).length;
}

function oracleFindings(
  world: World,
  shift: OracleShift,
  asOf: number,
  segments: OracleSegment[],
): OracleVerdict['findings'] {
  const findings: OracleVerdict['findings'] = [];
  const by = editionAt(world, shift.from);
  const missing = segments.filter(({ state }) => state === 'missing');
  const unread = by === 2 ? unreadOf(world, shift, asOf) : [];
  const overlaps = (one: { from: number; to: number }, other: { from: number; to: number }) =>
    one.from < other.to && other.from < one.to;
  const doubtful = unread.filter((card) =>
    missing.some((part) => part.reason === 'unexplained' && overlaps(part, card)),
  );
  const certain = segments.flatMap((part) => asIfRead(part, doubtful));
  const [surely, maybe] = [certain, segments].map((parts) => kindOf(world, parts, by));
  if (surely) findings.push({ ...nothing, kind: surely, missing: joined(certain.filter(isMissing)) });
  else if (maybe) findings.push({ ...nothing, kind: maybe, missing: joined(missing), doubted: serialsOf(doubtful) });
  const late = lateOf(world, shift, asOf);
  if (late.length > 0) findings.push({ ...nothing, kind: 'late_import', late });
  const owed = unread.filter(
    (card) =>
      card.owed &&
      missing.some(
        (part) => part.reason !== 'fault_ticket' && part.reason !== 'station_outage' && overlaps(part, card),
      ),
  );
  if (owed.length > 0) findings.push({ ...nothing, kind: 'recorder_not_handed_in', owed: serialsOf(owed) });
  return findings;
}

const nothing = { missing: [], late: [], doubted: [], owed: [] };
const isMissing = ({ state }: OracleSegment) => state === 'missing';
const serialsOf = (cards: readonly OracleUnread[]) => [...new Set(cards.map((card) => card.recorderSerial))].sort();

/** What of it nothing explains, in parts: those that an unread card may show aren't known to be missing. */
function asIfRead(part: OracleSegment, cards: readonly OracleUnread[]): OracleSegment[] {
  if (part.state !== 'missing' || part.reason !== 'unexplained') return [part];
  const points = [part.from, ...cards.flatMap(({ from, to }) => [from, to]), part.to]
    .filter((at) => at >= part.from && at <= part.to)
    .sort((one, other) => one - other);
  return points.slice(1).flatMap((to, index): OracleSegment[] => {
    const from = points[index] ?? to;
    if (from === to) return [];
    const isHeld = cards.some((card) => card.from <= from && to <= card.to);
    return [isHeld ? { state: 'not_inspected', reason: null, from, to } : { ...part, from, to }];
  });
}

function kindOf(world: World, segments: readonly OracleSegment[], by: 1 | 2): string | undefined {
  const missing = segments.filter(isMissing);
  const lengthOf = (parts: OracleSegment[]) => parts.reduce((ms, part) => ms + wholeSeconds(part), 0);
  const unexplainedMs = lengthOf(missing.filter(({ reason }) => reason === 'unexplained'));
  const maybe = segments.filter(({ state }) => state === 'recorded' || state === 'not_inspected');
  const [missingMs, recordedMs] = [lengthOf(missing), lengthOf(maybe)];
  const required = segments.filter(({ state }) => state !== 'exempt');
  const onlyMissing = missingMs > 0 && missingMs === lengthOf(required);
  // The new rules ask what share of the unexplained time was recorded.
  const heldAgainstMs = by === 2 ? unexplainedMs : missingMs;
  const exceeds = unexplainedMs > world.coverageGapMs;
  if (onlyMissing && (exceeds || unexplainedMs === missingMs)) return 'no_footage';
  if (!exceeds) return undefined;
  return recordedMs / (recordedMs + heldAgainstMs) < world.minCoverageShare
    ? 'coverage_below_threshold'
    : 'coverage_gap';
}

/** How long it lasts for whoever reads from when to when on a clock without fractions of seconds. */
export function wholeSeconds({ from, to }: { from: number; to: number }): number {
  const cut = (moment: number) => moment - (moment % 1000);
  return cut(to) - cut(from);
}

function joined(parts: readonly OracleSegment[]): [number, number][] {
  const whole: [number, number][] = [];
  for (const { from, to } of parts) {
    const last = whole.at(-1);
    if (last?.[1] === from) last[1] = to;
    else whole.push([from, to]);
  }
  return whole;
}

function lateOf(world: World, shift: OracleShift, asOf: number): string[] {
  if (shift.cancelled || shift.rule === 'none') return [];
  const deadline = shift.to + world.importDeadlineMs;
  const lateAfter = outageExplainsUntil(world, world.units[shift.badgeNo] ?? '', deadline) ?? deadline;
  const stretches = stretchesOf(world, shift.badgeNo, { ...shift, goneAt: shift.to });
  return world.recordings
    .filter((recording) => {
      const { from, until, announcedAt, recorderSerial } = recording;
      if (!isFootage(recording) || from === null || until === null) return false;
      if (announcedAt > asOf || announcedAt <= lateAfter) return false;
      return stretches.some((one) => {
        return (
          one.recorderSerial === recorderSerial &&
          piecesOf(recording).some((part) => part.from < one.to && part.until > one.from)
        );
      });
    })
    .sort((one, other) => one.announcedAt - other.announcedAt || (one.recordingId < other.recordingId ? -1 : 1))
    .map(({ recordingId }) => recordingId);
}
