import { selectActivityCoverage } from '@rollcall/cloud/coverage/activity-coverage-repository';
import { selectCoverage } from '@rollcall/cloud/coverage/coverage-repository';
import { selectLateRecordings } from '@rollcall/cloud/coverage/late-recording-repository';
import { selectUnreadCards } from '@rollcall/cloud/coverage/unread-card-repository';
import type { Transaction } from '@rollcall/cloud/db/database';
import { judgeActivity } from '@rollcall/cloud/reconcile/judge-activity';
import { judgeShift } from '@rollcall/cloud/reconcile/judge-shift';
import { parametersSchema } from '@rollcall/shared/resources/parameters';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generated } from './config/env.ts';
import { type ActivityOracleVerdict, activityVerdict } from './support/activity-oracle.ts';
import { editionAt, type OracleVerdict, oracleVerdict, wholeSeconds } from './support/coverage-oracle.ts';
import { officers, recorders, units, worldsAndMoments } from './support/coverage-worlds.ts';
import { type DutyWorld, startDutyWorld } from './support/duty-world.ts';
import type { World } from './support/oracle-world.ts';
import { situationsOf } from './support/situations.ts';
import { storeWorld } from './support/store-world.ts';

const { officerDays, seed } = generated;

let duty: DutyWorld;
beforeAll(async () => {
  duty = await startDutyWorld();
  for (const badgeNo of officers) await duty.officer(badgeNo, units[badgeNo]);
  for (const serial of recorders) await duty.recorder(serial);
  await duty.db
    .insertInto('account')
    .values(['asks', 'decides'].map((username) => ({ username, password_hash: 'x', role: 'inspector' as const })))
    .execute();
  await duty.db
    .insertInto('duty_type')
    .values({ duty_type: 'by_activity', name: 'by activity', recording_rule: 'activities' })
    .execute();
});
afterAll(() => duty.stop());

function parametersOf(world: World) {
  return {
    ...parametersSchema.parse({}),
    importDeadlineHours: world.importDeadlineMs / 3_600_000,
    joinToleranceMs: world.joinToleranceMs,
    coverageGapMs: world.coverageGapMs,
    minCoverageShare: world.minCoverageShare,
  };
}

/** What the product says of every shift of the world. */
async function shiftVerdicts(tx: Transaction, world: World, asOf: number) {
  const parameters = parametersOf(world);
  const shiftIds = world.shifts.map(({ shiftId }) => shiftId);
  const options = { asOf: new Date(asOf), parameters };
  const covered = await selectCoverage(tx, { shiftIds }, options);
  const told = covered.filter(({ footageAfterDue }) => footageAfterDue).map(({ shiftId }) => shiftId);
  const late = await selectLateRecordings(tx, told, options);
  const since = covered.filter(({ rulesEdition }) => rulesEdition === 2).map(({ shiftId }) => shiftId);
  const unread = await selectUnreadCards(tx, since, options);
  return new Map(
    covered.map((shift) => {
      const verdict: OracleVerdict = {
        segments: shift.segments.map((segment) => ({
          ...segment,
          from: segment.from.getTime(),
          to: segment.to.getTime(),
        })),
        damagedRecordings: shift.damagedRecordings,
        findings: judgeShift(
          shift,
          { late: late.get(shift.shiftId) ?? [], unread: unread.get(shift.shiftId) ?? [] },
          parameters,
        ).map(({ kind, detail }) => ({
          kind,
          missing: detail.missing.map(({ from, to }) => [Date.parse(from), Date.parse(to)]),
          late: detail.late.map(({ recordingId }) => recordingId),
          doubted: detail.doubts?.flatMap((doubt) => doubt.recorderSerials ?? []) ?? [],
          owed: detail.recorderSerials ?? [],
        })),
      };
      return [shift.shiftId, { verdict, changesAt: shift.changesAt?.getTime() ?? null, totals: shift.totals }];
    }),
  );
}

/** The same of every activity. */
async function activityVerdicts(tx: Transaction, world: World, asOf: number) {
  const parameters = parametersOf(world);
  const activityIds = world.activities.map(({ activityId }) => activityId);
  const covered = await selectActivityCoverage(tx, activityIds, { asOf: new Date(asOf), parameters });
  return new Map(
    covered.map((activity) => {
      const { findings, ...judged } = judgeActivity(activity, parameters);
      const verdict: ActivityOracleVerdict = {
        ...judged,
        findings: findings.map(({ kind, detail }) => ({
          kind,
          missing: detail.missing.map(({ from, to }) => [Date.parse(from), Date.parse(to)]),
        })),
      };
      return [activity.activityId, { verdict, changesAt: activity.changesAt?.getTime() ?? null }];
    }),
  );
}

class Rollback extends Error {}

/** Does it in a world that is gone afterwards. */
async function inWorld(world: World, work: (tx: Transaction) => Promise<void>): Promise<void> {
  const done = duty.db.transaction().execute(async (tx) => {
    await storeWorld(tx, world);
    await work(tx);
    throw new Rollback();
  });
  await done.catch((error: unknown) => {
    if (!(error instanceof Rollback)) throw error;
  });
}

const localDate = (moment: number) => Math.floor((moment + 8 * 3_600_000) / 86_400_000);

describe(`coverage and findings (seed ${seed})`, () => {
  it(`are what an oracle says of ${officerDays} generated officer-days, each as of three moments`, async () => {
    let compared = 0;
    const seen = new Map<string, number>();
    const count = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1);
    const property = fc.asyncProperty(worldsAndMoments, ([world, moments]) =>
      inWorld(world, async (tx) => {
        for (const asOf of moments) {
          const said = await shiftVerdicts(tx, world, asOf);
          for (const shift of world.shifts) {
            const expected = oracleVerdict(world, shift, asOf);
            const { verdict, totals } = said.get(shift.shiftId) ?? {};
            expect(verdict).toEqual(expected);
            const by = editionAt(world, shift.from);
            expect(totals).toEqual(splitTotalsOf(expected, by));
            if (by === 2 && expected.findings.length > 0 && expected.segments.some(explains)) count('explained since');
            if (by === 1 && expected.segments.some(explains)) count('explained before');
            for (const { state, reason } of expected.segments) count(reason ?? state);
            for (const { kind, doubted } of expected.findings) count(doubted.length > 0 ? 'in doubt' : kind);
            if (shift.cancelled) count('cancelled');
            else if (expected.findings.length === 0 && expected.segments.some(({ state }) => state === 'recorded'))
              count('healthy');
          }
          const activities = await activityVerdicts(tx, world, asOf);
          for (const activity of world.activities) {
            const expected = activityVerdict(world, activity, asOf);
            expect(activities.get(activity.activityId)?.verdict).toEqual(expected);
            count(`activity ${expected.verdict}`);
            for (const { kind } of expected.findings) count(kind);
          }
        }
        for (const situation of situationsOf(world)) count(situation);
        compared += new Set(world.shifts.map(({ badgeNo, from }) => `${badgeNo} ${localDate(from)}`)).size;
      }),
    );
    for (let batch = 0; compared < officerDays; batch++) {
      await fc.assert(property, { numRuns: 10, seed: seed + batch, endOnFailure: true });
    }
    // Whoever changes the generator: every situation and every verdict must be met often.
    const atLeast = officerDays / 400;
    for (const what of [
      ...[
        'recorded',
        'not_inspected',
        'not_yet_due',
        'not_yet_imported',
        'unexplained',
        'fault_ticket',
        'explanation',
        'station_outage',
        'break',
      ],
      ...['exemption', 'no_footage', 'coverage_below_threshold', 'coverage_gap', 'late_import', 'healthy', 'cancelled'],
      ...['recorder_not_handed_in', 'in doubt'],
      ...[
        'activity covered',
        'activity partly_exempt',
        'activity incomplete',
        'activity incomplete_explained',
        'activity not_covered',
        'activity not_covered_explained',
        'activity not_inspected',
        'activity pending',
        'activity exempt',
      ],
      ...['explained since', 'explained before'],
      ...['activity_not_covered', 'started_too_late', 'stopped_early', 'over midnight', 'overlapping clips'],
      ...[
        'clip outside shifts',
        'damaged clip',
        'late arrival',
        'unsure clip',
        'holed clip',
        'shared recorder',
        'spare',
      ],
    ])
      expect(seen.get(what), what).toBeGreaterThan(atLeast);
  }, 1_800_000);

  it('change by themselves at no other moment than they say', async () => {
    const property = fc.asyncProperty(worldsAndMoments, ([world, moments]) =>
      inWorld(world, async (tx) => {
        const [asOf = 0] = moments;
        const untilOf = (changesAt: number | null) => (changesAt === null ? moments.at(-1) : changesAt - 1) ?? asOf;
        for (const [shiftId, { verdict, changesAt }] of await shiftVerdicts(tx, world, asOf)) {
          if (changesAt !== null) expect(changesAt).toBeGreaterThan(asOf);
          const shift = world.shifts.find((one) => one.shiftId === shiftId);
          if (!shift) continue;
          const then = oracleVerdict(knownBy(world, asOf), shift, untilOf(changesAt));
          expect(totalsOf(then)).toEqual(totalsOf(verdict));
          expect(then.findings).toEqual(verdict.findings);
        }
        for (const [activityId, { verdict, changesAt }] of await activityVerdicts(tx, world, asOf)) {
          if (changesAt !== null) expect(changesAt).toBeGreaterThan(asOf);
          const activity = world.activities.find((one) => one.activityId === activityId);
          if (activity) expect(activityVerdict(world, activity, untilOf(changesAt))).toEqual(verdict);
        }
      }),
    );
    await fc.assert(property, { numRuns: 30, seed, endOnFailure: true });
  });
});

/** What stations tell later changes what is known of cards, and isn't a change by itself. */
function knownBy(world: World, asOf: number): World {
  return {
    ...world,
    docks: world.docks
      .filter(({ dockedAt }) => dockedAt <= asOf)
      .map((dock) => ((dock.collectedAt ?? 0) <= asOf ? dock : { ...dock, collectedAt: null })),
  };
}

const explains = ({ state, reason }: OracleVerdict['segments'][number]) =>
  state === 'missing' && reason !== 'unexplained';

/** As of the moment of the verdict. */
function splitTotalsOf(verdict: OracleVerdict, by: 1 | 2) {
  const { pendingMs, ...totals } = totalsOf(verdict);
  const notYetMs = verdict.segments
    .filter(({ state, reason }) => state === 'not_yet_due' && reason === null)
    .reduce((ms, part) => ms + wholeSeconds(part), 0);
  return { ...totals, pendingMs: pendingMs - notYetMs, notYetMs, leftOutMs: by === 2 ? totals.explainedMs : 0 };
}

/** What the clock alone doesn't change. */
function totalsOf({ segments }: OracleVerdict) {
  const sum = (...states: string[]) =>
    segments.reduce((ms, part) => (states.includes(part.state) ? ms + wholeSeconds(part) : ms), 0);
  return {
    requiredMs: sum('recorded', 'not_inspected', 'missing', 'not_yet_due'),
    recordedMs: sum('recorded'),
    uninspectedMs: sum('not_inspected'),
    missingMs: sum('missing'),
    pendingMs: sum('not_yet_due'),
    exemptMs: sum('exempt'),
    explainedMs: segments.filter(explains).reduce((ms, part) => ms + wholeSeconds(part), 0),
  };
}
