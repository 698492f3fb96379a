// What became of an activity, told moment by moment; see `coverage-oracle.ts`.

import { editionAt, isSaid, wholeSeconds } from './coverage-oracle.ts';
import {
  collectedAfter,
  coverOf,
  heldBrokenOnly,
  outageExplainsUntil,
  stretchesOf,
  uninspectedOf,
} from './oracle-footage.ts';
import type { OracleActivity, World } from './oracle-world.ts';

export interface ActivityOracleVerdict {
  verdict: string;
  requiredMs: number;
  recordedMs: number;
  findings: { kind: string; missing: [number, number][] }[];
}

/** Under the kindest reading: footage that nobody could inspect is whole, but doesn't count as recorded. */
export function activityVerdict(world: World, activity: OracleActivity, asOf: number): ActivityOracleVerdict {
  const certain = verdictBy(world, activity, asOf, coverOf);
  const kindest = verdictBy(world, activity, asOf, (...of) => [...coverOf(...of), ...uninspectedOf(...of)]);
  const isWhole = ({ verdict }: ActivityOracleVerdict) => verdict === 'covered' || verdict === 'partly_exempt';
  if (isWhole(certain)) return certain;
  return { ...kindest, recordedMs: certain.recordedMs, verdict: isWhole(kindest) ? 'not_inspected' : kindest.verdict };
}

function verdictBy(
  world: World,
  activity: OracleActivity,
  asOf: number,
  coverBy: typeof coverOf,
): ActivityOracleVerdict {
  const { from, to, leadMs, lagMs, badgeNos } = activity;
  if (!activity.required || activity.withdrawn)
    return { verdict: 'not_required', requiredMs: 0, recordedMs: 0, findings: [] };
  const core = { from, to: Math.max(to, from + 1) };
  const whole = { from: from - leadMs, to: Math.max(to + lagMs, from + 1) };
  const people = badgeNos.map((badgeNo) => {
    const duty = world.shifts.filter((shift) => {
      return shift.badgeNo === badgeNo && !shift.cancelled && shift.from < core.to && shift.to > core.from;
    });
    const offAt = duty.length === 0 ? null : Math.max(...duty.map((shift) => shift.to));
    const stretches = stretchesOf(world, badgeNo, { ...whole, goneAt: Math.max(whole.to, offAt ?? whole.to) });
    const deadline = (offAt ?? to) + world.importDeadlineMs;
    const extended = outageExplainsUntil(world, world.units[badgeNo] ?? '', deadline) ?? deadline;
    const collected = stretches.map((stretch) => collectedAfter(world, stretch, extended, asOf));
    const docked = stretches.length > 0 && extended > asOf && collected.every((at) => at !== undefined);
    return {
      badgeNo,
      stretches,
      cover: stretches.flatMap((stretch) => coverBy(world, stretch, asOf)),
      isDue: extended <= asOf || docked,
    };
  });

  // Whose duty it was: after midnight that of the day before.
  const whose = badgeNos.toSorted()[0];
  const duties = world.shifts.filter(
    (shift) => shift.badgeNo === whose && !shift.cancelled && shift.from <= from && shift.to > from,
  );
  const by = editionAt(world, Math.min(from, ...duties.map((shift) => shift.from)));

  const points = new Set([core.from, core.to, whole.from, whole.to]);
  for (const { stretches, cover } of people) {
    for (const stretch of stretches) for (const point of [stretch.from, stretch.to]) points.add(point);
    for (const part of cover) for (const point of part) points.add(point);
  }
  for (const ticket of world.tickets) for (const point of [ticket.from, ticket.until ?? whole.to]) points.add(point);
  for (const exemption of world.exemptions) for (const point of [exemption.from, exemption.to]) points.add(point);
  const sorted = [...points].filter((at) => at >= whole.from && at <= whole.to).sort((one, other) => one - other);
  const slices = sorted.slice(0, -1).map((at, index) => ({
    from: at,
    to: sorted[index + 1] ?? at,
    covered: people.some(({ cover }) => cover.some(([start, end]) => start <= at && at < end)),
    exempt: people.every(({ badgeNo }) => isSaid(world, { badgeNo, by }, true, at)),
    excused: people.every(({ badgeNo, stretches }) => {
      return isSaid(world, { badgeNo, by }, 'either', at) || heldBrokenOnly(world, stretches, at);
    }),
    inCore: core.from <= at && at < core.to,
  }));
  type Slice = (typeof slices)[number];
  const lengthOf = (parts: Slice[]) => parts.reduce((ms, slice) => ms + wholeSeconds(slice), 0);
  const required = slices.filter(({ exempt }) => !exempt);
  const holesOf = (isHole: (slice: Slice) => boolean) =>
    groups(slices, isHole).filter((hole) => hole.to - hole.from > world.joinToleranceMs);
  const near = ({ from: start, to: end }: { from: number; to: number }) =>
    start < core.to + world.joinToleranceMs && end > core.from - world.joinToleranceMs;
  const open = holesOf(({ covered, exempt }) => !covered && !exempt);
  const isOpen = ({ from: start, to: end }: Slice) => open.some((hole) => hole.from <= start && end <= hole.to);
  const sums = { requiredMs: lengthOf(required), recordedMs: lengthOf(required.filter((slice) => !isOpen(slice))) };
  if (slices.every(({ inCore, exempt }) => !inCore || exempt)) return { ...sums, verdict: 'exempt', findings: [] };
  const untouched = !slices.some((slice) => slice.covered && near(slice));
  if (!untouched && holesOf(({ covered }) => !covered).length === 0) {
    return { ...sums, verdict: 'covered', findings: [] };
  }
  if (!untouched && holesOf(({ covered, exempt }) => !covered && !exempt).length === 0) {
    return { ...sums, verdict: 'partly_exempt', findings: [] };
  }
  if (people.some(({ isDue }) => !isDue)) return { ...sums, verdict: 'pending', findings: [] };
  if (untouched) {
    const missing = groups(slices, (slice) => slice.inCore && !slice.excused && !slice.exempt);
    if (missing.length === 0) return { ...sums, verdict: 'not_covered_explained', findings: [] };
    return {
      ...sums,
      verdict: 'not_covered',
      findings: [{ kind: 'activity_not_covered', missing: missing.map((hole) => [hole.from, hole.to]) }],
    };
  }
  const holes = holesOf((slice) => !slice.covered && !slice.excused);
  if (holes.length === 0) return { ...sums, verdict: 'incomplete_explained', findings: [] };
  // A tolerated hole belongs to the footage around it.
  const inHole = ({ from: start, to: end }: Slice) => holes.some((hole) => hole.from <= start && end <= hole.to);
  const touching = groups(slices, (slice) => !inHole(slice)).filter(near);
  const first = touching[0]?.from ?? 0;
  const last = touching.at(-1)?.to ?? 0;
  const kindOf = (hole: { from: number; to: number }) =>
    hole.to <= first ? 'started_too_late' : hole.from >= last ? 'stopped_early' : 'activity_not_covered';
  const findings = ['activity_not_covered', 'started_too_late', 'stopped_early'].flatMap((kind) => {
    const missing = holes.filter((hole) => kindOf(hole) === kind).map((hole): [number, number] => [hole.from, hole.to]);
    return missing.length === 0 ? [] : [{ kind, missing }];
  });
  return { ...sums, verdict: 'incomplete', findings };
}

/** Neighbouring slices of one kind as one. */
function groups<Slice extends { from: number; to: number }>(
  slices: readonly Slice[],
  isOne: (slice: Slice) => boolean,
) {
  const found: { from: number; to: number }[] = [];
  for (const slice of slices) {
    if (!isOne(slice)) continue;
    const last = found.at(-1);
    if (last?.to === slice.from) last.to = slice.to;
    else found.push({ from: slice.from, to: slice.to });
  }
  return found;
}
