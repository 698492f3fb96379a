import fc from 'fast-check';
import type { OracleReason, World } from './oracle-world.ts';

// Worlds in which much happens at the same moments, or a join tolerance apart from them: that is where rules break.

/** Each three officers share three recorders. Several such teams in a world only save time. */
const teams = [1, 2, 3, 4, 5].map((team) => ({
  officers: [1, 2, 3].map((number) => `O${team}${number}`),
  recorders: [1, 2, 3].map((number) => `R${team}${number}`),
}));
export const officers = teams.flatMap((team) => team.officers);
/** Teams of odd numbers belong to one unit, the others to another. */
export const units = Object.fromEntries(
  teams.flatMap((team, index) => team.officers.map((badgeNo) => [badgeNo, `squad-${1 + (index % 2)}`])),
);
export const recorders = teams.flatMap((team) => team.recorders);

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
/** Shifts lie in the four days from here; 16:00 UTC is midnight there, and a month begins after two days. */
const base = Date.parse('2040-03-29T16:00:00Z');
const firstOfMonth = { before: base - 29 * dayMs, within: base + 2 * dayMs, after: base + 32 * dayMs };

const jitter = fc.constantFrom(0, 0, 0, 1, -1, 500, 1000, 1001, -1000, 59_999);
const moment = fc
  .tuple(fc.integer({ min: -24, max: 100 }), jitter)
  .map(([halfHours, ms]) => base + halfHours * 30 * minuteMs + ms);

/** Moments that grow, each with something: stretches that touch or lie apart, but don't overlap. */
function stretches<T>(what: fc.Arbitrary<T>, max: number) {
  return fc
    .uniqueArray(moment, { minLength: 2, maxLength: max * 2 })
    .chain((moments) => {
      const sorted = moments.toSorted((one, other) => one - other);
      return fc.tuple(fc.constant(sorted), fc.array(what, { minLength: sorted.length, maxLength: sorted.length }));
    })
    .map(([sorted, things]) =>
      sorted.slice(0, -1).map((from, index) => ({ from, to: sorted[index + 1] ?? from, thing: things[index] as T })),
    );
}

/** Those that are something and don't overlap an earlier one. */
function disjoint<T extends { from: number; to: number }>(parts: readonly T[]): T[] {
  const kept: T[] = [];
  for (const part of parts) {
    if (part.from < part.to && !kept.some(({ from, to }) => from < part.to && part.from < to)) kept.push(part);
  }
  return kept;
}

const shiftsOf = (badgeNo: string) =>
  stretches(
    fc.record({
      kept: fc.boolean(),
      rule: fc.constantFrom('continuous', 'continuous', 'continuous', 'continuous', 'activities', 'activities', 'none'),
      cancelled: fc.integer({ min: 0, max: 9 }),
      breaks: fc.array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 4 }), jitter), {
        maxLength: 2,
      }),
    }),
    6,
  ).map((parts) =>
    parts
      .filter(({ thing }) => thing.kept)
      .map(({ from, to, thing: { rule, cancelled, breaks } }): World['shifts'][number] => ({
        shiftId: crypto.randomUUID(),
        badgeNo,
        from,
        to: Math.min(to, from + 2 * dayMs),
        rule: rule as World['shifts'][number]['rule'],
        cancelled: cancelled === 0,
        breaks: disjoint(
          breaks.map(([after, length, ms]) => {
            const begin = from + after * 30 * minuteMs + ms;
            return { from: begin, to: Math.min(begin + length * 15 * minuteMs, to) };
          }),
        ),
      })),
  );

const holdingsOf = (recorderSerial: string, holders: string[]) =>
  stretches(fc.record({ holder: fc.constantFrom(...holders, undefined), open: fc.boolean() }), 5).map((parts) =>
    parts.flatMap(({ from, to, thing: { holder, open } }, index) => {
      const until = open && index === parts.length - 1 ? null : to;
      return holder === undefined ? [] : [{ recorderSerial, badgeNo: holder, from, until }];
    }),
  );

/** Where a clip shows nothing: how far into it, in hundredths, and for how long. */
const hole = fc.record({
  share: fc.integer({ min: 0, max: 99 }),
  lengthMs: fc.constantFrom(1, 1000, 1001, 3 * minuteMs, 30 * minuteMs, 5 * hourMs),
});

function holesIn(from: number, lengthMs: number, holes: { share: number; lengthMs: number }[]): [number, number][] {
  const wanted = holes.map(({ share, lengthMs: ms }) => {
    const begin = from + Math.floor((lengthMs * share) / 100);
    return { from: begin, to: Math.min(begin + ms, from + lengthMs) };
  });
  const sorted = disjoint(wanted).sort((one, other) => one.from - other.from);
  return sorted.map(({ from: begin, to }): [number, number] => [begin, to]);
}

/** Clips one after another, overlapping, touching or as far apart as is just tolerated, or just not. */
const chainOf = (recorderSerial: string) =>
  fc
    .tuple(
      moment,
      moment,
      fc.array(
        fc.record({
          lengthMs: fc.constantFrom(0, 1, 500, 30 * minuteMs, hourMs, 4 * hourMs, dayMs, null),
          pauseMs: fc.constantFrom(0, 0, 500, 1000, 1001, -10 * minuteMs, 30 * minuteMs, 2 * hourMs),
          kind: fc.constantFrom('video', 'video', 'video', 'video', 'image', 'audio'),
          damaged: fc.integer({ min: 0, max: 9 }),
          uninspected: fc.integer({ min: 0, max: 7 }),
          disputed: fc.integer({ min: 0, max: 9 }),
          undated: fc.integer({ min: 0, max: 19 }),
          delayMs: fc.constantFrom(0, minuteMs, dayMs, 3 * dayMs),
          errorMs: fc.constantFrom(0, 0, 0, 0, 1, 400, 1000, 5 * minuteMs, 2 * hourMs, dayMs),
          holes: fc.array(hole, { maxLength: 3 }),
          holed: fc.integer({ min: 0, max: 3 }),
        }),
        { maxLength: 8 },
      ),
    )
    .map(([begin, announcedFrom, clips]) => {
      let at = begin;
      return clips.map(
        ({
          lengthMs,
          pauseMs,
          kind,
          damaged,
          uninspected,
          disputed,
          undated,
          delayMs,
          errorMs,
          holes,
          holed,
        }): World['recordings'][number] => {
          const from = at;
          at += (lengthMs ?? hourMs) + pauseMs;
          return {
            recordingId: crypto.randomUUID(),
            recorderSerial,
            kind: kind as World['recordings'][number]['kind'],
            damaged: damaged === 0,
            uninspected: damaged !== 0 && uninspected === 0,
            disputed: disputed === 0,
            from: undated === 0 ? null : from,
            until: undated === 0 || lengthMs === null ? null : from + lengthMs,
            holes: undated === 0 || lengthMs === null || holed > 0 ? [] : holesIn(from, lengthMs, holes),
            announcedAt: announcedFrom + delayMs,
            errorMs,
          };
        },
      );
    });

const dock = fc
  .record({
    recorderSerial: fc.constantFrom(...recorders),
    dockedAt: moment,
    collectMs: fc.constantFrom(null, null, 0, 10 * minuteMs, 6 * hourMs, -5 * minuteMs),
    stayMs: fc.constantFrom(null, 1, 20 * minuteMs, 30 * minuteMs, 8 * hourMs),
    whole: fc.integer({ min: 0, max: 4 }),
  })
  .map(({ recorderSerial, dockedAt, collectMs, stayMs, whole }) => ({
    recorderSerial,
    dockedAt,
    collectedAt: collectMs === null ? null : dockedAt + collectMs,
    undockedAt: stayMs === null ? null : dockedAt + stayMs,
    whole: whole > 0,
  }));

const leavesOf = (badgeNo: string) =>
  stretches(fc.integer({ min: 0, max: 3 }), 2).map((parts) =>
    parts.filter(({ thing }) => thing === 0).map(({ from, to }) => ({ badgeNo, from, to })),
  );

const reasons: OracleReason[] = [
  ...(['fault', 'battery', 'storage', 'station_outage', 'weather', 'weather', 'urgent', 'objective'] as const),
  ...(['state_secret', 'privacy', 'privacy'] as const),
];

const exemption = fc
  .record({
    whose: fc.constantFrom(...officers, ...Object.values(units).slice(0, 4)),
    from: moment,
    lengthMs: fc.constantFrom(1, minuteMs, hourMs, 6 * hourMs, 3 * dayMs),
    reason: fc.constantFrom(...reasons),
    approved: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ whose, from, lengthMs, reason, approved }): World['exemptions'][number] => ({
    badgeNo: officers.includes(whose) ? whose : null,
    unitCode: officers.includes(whose) ? null : whose,
    from,
    to: from + lengthMs,
    reason,
    approved: approved > 0,
  }));

/** One that is still open at most of each recorder. */
const ticketsOf = (recorderSerial: string) =>
  stretches(fc.integer({ min: 0, max: 6 }), 3).map((parts) =>
    parts.flatMap(({ from, to, thing }, index) => {
      if (thing > 2) return [];
      const until = thing === 0 && index === parts.length - 1 ? null : to;
      return [{ recorderSerial, from, until, scrapped: thing === 2 }];
    }),
  );

const disputesOf = (badgeNo: string) =>
  stretches(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.constantFrom(...recorders)), 2).map((parts) =>
    parts.flatMap(({ from, to, thing: [kind, recorderSerial] }, index) => {
      if (kind > 0) return [];
      return [{ recorderSerial, badgeNo, from, until: index === parts.length - 1 ? null : to }];
    }),
  );

const stations = [
  { stationId: 'out-1', unitCode: 'squad-1' },
  { stationId: 'out-2', unitCode: 'squad-1' },
  { stationId: 'out-3', unitCode: 'squad-2' },
];

/** Days long, so that deadlines fall into them. */
const outagesOf = (stationId: string) =>
  stretches(fc.integer({ min: 0, max: 3 }), 2).map((parts) =>
    parts.flatMap(({ from, to, thing }, index) => {
      if (thing > 1) return [];
      const later = dayMs;
      const until = thing === 0 && index === parts.length - 1 ? null : to + later;
      return [{ stationId, from: from + later, until }];
    }),
  );

/** Activities of one team, at times at which its shifts and clips begin and end too. */
const activityOf = (team: (typeof teams)[number]) =>
  fc
    .record({
      from: moment,
      lengthMs: fc.constantFrom(0, 0, 1, minuteMs, 30 * minuteMs, 3 * hourMs),
      leadMs: fc.constantFrom(0, 0, 1000, minuteMs, hourMs),
      lagMs: fc.constantFrom(0, 0, 1000, minuteMs, hourMs),
      required: fc.integer({ min: 0, max: 9 }),
      withdrawn: fc.integer({ min: 0, max: 9 }),
      badgeNos: fc.uniqueArray(fc.constantFrom(...team.officers), { minLength: 1, maxLength: 2 }),
    })
    .map(({ from, lengthMs, required, withdrawn, badgeNos, ...times }) => ({
      ...times,
      activityId: crypto.randomUUID(),
      from,
      to: from + lengthMs,
      required: required > 0,
      withdrawn: withdrawn === 0,
      badgeNos: badgeNos.sort(),
    }));

const flat = <T>(arbitraries: fc.Arbitrary<T[]>[]) => fc.tuple(...arbitraries).map((parts) => parts.flat());

const looseWorlds: fc.Arbitrary<World> = fc.record({
  importDeadlineMs: fc.constantFrom(hourMs, 6 * hourMs, dayMs, 3 * dayMs),
  joinToleranceMs: fc.constantFrom(0, 1000, 1000, minuteMs),
  coverageGapMs: fc.constantFrom(0, minuteMs, minuteMs, hourMs),
  minCoverageShare: fc.constantFrom(0, 0.5, 0.9, 0.9, 1),
  rulesFrom: fc.constantFrom(null, ...Object.values(firstOfMonth), firstOfMonth.within),
  units: fc.constant(units),
  shifts: flat(officers.map(shiftsOf)),
  holdings: flat(
    teams.flatMap((team) => team.recorders.map((recorderSerial) => holdingsOf(recorderSerial, team.officers))),
  ),
  recordings: flat([...recorders, ...recorders].map(chainOf)),
  docks: fc.array(dock, { maxLength: 30 }),
  leaves: flat(officers.map(leavesOf)),
  exemptions: fc.array(exemption, { maxLength: 12 }),
  tickets: flat(recorders.map(ticketsOf)),
  disputes: flat(officers.map(disputesOf)),
  stations: fc.constant(stations),
  outages: flat(stations.map(({ stationId }) => outagesOf(stationId))),
  activities: flat(teams.map((team) => fc.array(activityOf(team), { maxLength: 6 }))),
});

const edge = fc.constantFrom(0, 0, -1, 1);
const pick = <T>(things: T[], index: number) => things[index % Math.max(1, things.length)];

/** What was recorded in a shift by recorders that its officer had in it: only of those the lateness matters. */
function footageOf({ holdings, recordings }: World, { badgeNo, from, to }: World['shifts'][number]) {
  const held = holdings.filter((holding) => {
    return holding.badgeNo === badgeNo && holding.from < to && (holding.until === null || holding.until > from);
  });
  const serials = new Set(held.map(({ recorderSerial }) => recorderSerial));
  return recordings.filter((recording) => {
    const { from: begin, until } = recording;
    return serials.has(recording.recorderSerial) && begin !== null && until !== null && begin < to && until > from;
  });
}

/** Lays an activity across the start or end of what its officer recorded, and an explanation beside that. */
function explainBeside(world: World, [which, of, ms]: [number, number, number]): void {
  const shift = pick(world.shifts, of);
  const recording = shift && pick(footageOf(world, shift), which);
  const activity = pick(world.activities, which);
  const explanation = pick(world.exemptions, which);
  if (!recording || !activity || !explanation) return;
  const { from, until } = recording;
  if (from === null || until === null) return;
  const turn = which % 2 === 0 ? until : from;
  const beside =
    which % 2 === 0 ? { from: turn + ms, to: turn + 6 * hourMs } : { from: turn - 6 * hourMs, to: turn + ms };
  const time = { from: turn - 10 * minuteMs, to: turn + 10 * minuteMs };
  Object.assign(activity, { badgeNos: [shift.badgeNo], required: true, withdrawn: false, ...time });
  const reason = [explanation.reason, 'weather', 'privacy'][of % 3] as OracleReason;
  Object.assign(explanation, { badgeNo: shift.badgeNo, unitCode: null, approved: true, reason, ...beside });
}

/** Worlds in which docks, announcements and explanations fall on what decides about them, or a millisecond beside it. */
const worlds: fc.Arbitrary<World> = fc
  .tuple(
    looseWorlds,
    fc.array(fc.tuple(fc.nat(), fc.nat(), edge), { maxLength: 60 }),
    fc.array(fc.tuple(fc.nat(), fc.nat(), edge), { minLength: 6, maxLength: 12 }),
  )
  .map(([world, edges, explained]) => {
    for (const one of explained) explainBeside(world, one);
    const { shifts, holdings, docks, importDeadlineMs } = world;
    for (const [which, of, ms] of edges) {
      const shift = pick(shifts, of);
      const recording = shift && pick(footageOf(world, shift), which);
      if (recording) recording.announcedAt = shift.to + importDeadlineMs + ms;
      const dock = pick(docks, which);
      const held = pick(holdings, of);
      const end = which % 2 === 0 ? shift?.to : held?.until;
      if (!dock || !held || typeof end !== 'number') continue;
      const collectMs = dock.collectedAt === null ? 0 : dock.collectedAt - dock.dockedAt;
      Object.assign(dock, {
        recorderSerial: held.recorderSerial,
        dockedAt: end + ms,
        collectedAt: dock.collectedAt === null ? null : end + ms + collectMs,
        undockedAt: dock.undockedAt === null ? null : end + ms + dock.undockedAt - dock.dockedAt,
      });
    }
    const begun = new Set<string>();
    world.docks = docks.filter(({ recorderSerial, dockedAt }) => {
      const isFirst = !begun.has(`${recorderSerial} ${dockedAt}`);
      begun.add(`${recorderSerial} ${dockedAt}`);
      return isFirst;
    });
    return world;
  });

/** A world, and moments as of which it is looked at: those at which something changes, or just before, and long after. */
export const worldsAndMoments = fc
  .tuple(worlds, fc.tuple(fc.nat(), edge), fc.tuple(fc.nat(), edge))
  .map(([world, ...picks]): [World, number[]] => {
    const { shifts, recordings, docks, outages, activities, importDeadlineMs } = world;
    const changes = [
      ...shifts.flatMap(({ from, to }) => [from, to, to + importDeadlineMs]),
      ...outages.flatMap(({ until }) => (until === null ? [] : [until, until + importDeadlineMs])),
      ...activities.map(({ to }) => to + importDeadlineMs),
      ...recordings.map(({ announcedAt }) => announcedAt),
      ...docks.flatMap(({ dockedAt, collectedAt }) => [dockedAt, collectedAt ?? dockedAt]),
    ];
    const moments = picks.map(([which, ms]) => (pick(changes, which) ?? base) + ms);
    return [world, [...moments, base + 20 * dayMs].sort((one, other) => one - other)];
  });
