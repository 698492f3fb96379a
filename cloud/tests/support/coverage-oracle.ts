// What coverage should say, told in plain TypeScript moment by moment: between two neighbouring points at which anything
// begins or ends, nothing changes. Shares no code with the product, so that the two can be held against each other.

export interface World {
  importDeadlineMs: number;
  joinToleranceMs: number;
  coverageGapMs: number;
  shifts: {
    shiftId: string;
    badgeNo: string;
    from: number;
    to: number;
    mustRecord: boolean;
    cancelled: boolean;
  }[];
  /** No two of one recorder overlap. */
  holdings: { recorderSerial: string; badgeNo: string; from: number; until: number | null }[];
  recordings: {
    recordingId: string;
    recorderSerial: string;
    kind: 'video' | 'image' | 'audio';
    damaged: boolean;
    disputed: boolean;
    from: number | null;
    until: number | null;
    announcedAt: number;
  }[];
  docks: { recorderSerial: string; dockedAt: number; collectedAt: number | null }[];
}

export type OracleState = 'recorded' | 'missing' | 'not_yet_due';

export interface OracleVerdict {
  segments: { state: OracleState; from: number; to: number }[];
  damagedRecordings: number;
  findings: { kind: string; missing: [number, number][]; late: string[] }[];
}

type OracleShift = World['shifts'][number];

export function oracleVerdict(world: World, shift: OracleShift, asOf: number): OracleVerdict {
  const segments = oracleSegments(world, shift, asOf);
  return {
    segments,
    damagedRecordings: shift.mustRecord && !shift.cancelled ? countDamaged(world, shift, asOf) : 0,
    findings: oracleFindings(world, shift, asOf, segments),
  };
}

function oracleSegments(world: World, shift: OracleShift, asOf: number): OracleVerdict['segments'] {
  if (!shift.mustRecord || shift.cancelled) return [];
  const points = new Set([shift.from, shift.to]);
  const add = (point: number | null) => {
    if (point !== null && point > shift.from && point < shift.to) points.add(point);
  };
  for (const { from, until } of [...world.holdings, ...world.recordings]) {
    add(from);
    add(until);
  }
  const sorted = [...points].sort((one, other) => one - other);
  const slices = sorted.slice(0, -1).map((from, index) => ({
    from,
    to: sorted[index + 1] ?? from,
    covered: isCovered(world, shift, asOf, from),
    due: isDue(world, shift, asOf, from),
  }));

  // A hole is judged whole, however much of it is due.
  for (let start = 0; start < slices.length; ) {
    let end = start;
    while (slices[end]?.covered === false) end++;
    const [first, last] = [slices[start], slices[end - 1]];
    if (first && last && end > start && last.to - first.from <= world.joinToleranceMs) {
      for (const slice of slices.slice(start, end)) slice.covered = true;
    }
    start = Math.max(end, start) + 1;
  }

  const segments: OracleVerdict['segments'] = [];
  for (const { from, to, covered, due } of slices) {
    const state = covered ? 'recorded' : due ? 'missing' : 'not_yet_due';
    const last = segments.at(-1);
    if (last?.state === state) last.to = to;
    else segments.push({ state, from, to });
  }
  return segments;
}

function heldBy(world: World, badgeNo: string, moment: number) {
  return world.holdings.filter((holding) => {
    return holding.badgeNo === badgeNo && holding.from <= moment && (holding.until === null || moment < holding.until);
  });
}

function isFootage({ kind, damaged, disputed, from, until }: World['recordings'][number]): boolean {
  return kind === 'video' && !damaged && !disputed && from !== null && until !== null && until > from;
}

function isCovered(world: World, shift: OracleShift, asOf: number, moment: number): boolean {
  const held = heldBy(world, shift.badgeNo, moment).map(({ recorderSerial }) => recorderSerial);
  return world.recordings.some((recording) => {
    const { from, until, announcedAt, recorderSerial } = recording;
    if (!isFootage(recording) || announcedAt > asOf || from === null || until === null) return false;
    return held.includes(recorderSerial) && from <= moment && moment < until;
  });
}

function isDue(world: World, shift: OracleShift, asOf: number, moment: number): boolean {
  if (moment >= asOf) return false;
  if (shift.to + world.importDeadlineMs <= asOf) return true;
  const held = heldBy(world, shift.badgeNo, moment);
  if (held.length === 0) return false;
  return held.every((holding) => {
    const end = Math.min(shift.to, holding.until ?? shift.to);
    return world.docks.some(({ recorderSerial, dockedAt, collectedAt }) => {
      if (recorderSerial !== holding.recorderSerial || dockedAt < end || collectedAt === null) return false;
      // A card isn't collected before it is docked, whatever a station's clock said.
      return dockedAt <= asOf && collectedAt <= asOf;
    });
  });
}

/** The stretches in which the officer held this recorder in the shift. */
function stretches(world: World, shift: OracleShift, serial: string): [number, number][] {
  return world.holdings
    .filter(({ recorderSerial, badgeNo }) => recorderSerial === serial && badgeNo === shift.badgeNo)
    .map(({ from, until }): [number, number] => [Math.max(from, shift.from), Math.min(until ?? shift.to, shift.to)])
    .filter(([from, to]) => from < to);
}

function countDamaged(world: World, shift: OracleShift, asOf: number): number {
  return world.recordings.filter(({ kind, damaged, disputed, from, until, announcedAt, recorderSerial }) => {
    if (kind !== 'video' || !damaged || disputed || from === null || announcedAt > asOf) return false;
    return stretches(world, shift, recorderSerial).some(([start, end]) => {
      const beginsIn = start <= from && from < end;
      return beginsIn || (from < start && until !== null && until > start);
    });
  }).length;
}

function oracleFindings(
  world: World,
  shift: OracleShift,
  asOf: number,
  segments: OracleVerdict['segments'],
): OracleVerdict['findings'] {
  if (segments.length === 0) return [];
  const missing = segments
    .filter(({ state }) => state === 'missing')
    .map(({ from, to }): [number, number] => [from, to]);
  const sum = missing.reduce((ms, [from, to]) => ms + to - from, 0);
  const findings: OracleVerdict['findings'] = [];
  if (segments.every(({ state }) => state === 'missing')) findings.push({ kind: 'no_footage', missing, late: [] });
  else if (sum > world.coverageGapMs) findings.push({ kind: 'coverage_gap', missing, late: [] });

  const deadline = shift.to + world.importDeadlineMs;
  const late = world.recordings.filter((recording) => {
    const { from, until, announcedAt, recorderSerial } = recording;
    if (!isFootage(recording) || from === null || until === null) return false;
    if (announcedAt > asOf || announcedAt <= deadline) return false;
    return stretches(world, shift, recorderSerial).some(([start, end]) => from < end && until > start);
  });
  late.sort((one, other) => one.announcedAt - other.announcedAt || (one.recordingId < other.recordingId ? -1 : 1));
  if (late.length > 0) findings.push({ kind: 'late_import', missing: [], late: late.map((one) => one.recordingId) });
  return findings;
}
