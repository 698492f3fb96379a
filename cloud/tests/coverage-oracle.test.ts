import { selectCoverage } from '@rollcall/cloud/coverage/coverage-repository';
import { selectLateRecordings } from '@rollcall/cloud/coverage/late-recording-repository';
import type { Transaction } from '@rollcall/cloud/db/database';
import { judgeShift } from '@rollcall/cloud/reconcile/judge-shift';
import { parametersSchema } from '@rollcall/shared/http/parameters';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OracleVerdict, oracleVerdict, type World } from './support/coverage-oracle.ts';
import { officers, recorders, worldsAndMoments } from './support/coverage-worlds.ts';
import { type DutyWorld, startDutyWorld } from './support/duty-world.ts';
import { storeWorld } from './support/store-world.ts';

const shiftsToCompare = 5000;

let duty: DutyWorld;
beforeAll(async () => {
  duty = await startDutyWorld();
  for (const badgeNo of officers) await duty.officer(badgeNo);
  for (const serial of recorders) await duty.recorder(serial);
});
afterAll(() => duty.stop());

/** What the product says of every shift of the world. */
async function verdicts(tx: Transaction, world: World, asOf: number) {
  const parameters = {
    ...parametersSchema.parse({}),
    importDeadlineHours: world.importDeadlineMs / 3_600_000,
    joinToleranceMs: world.joinToleranceMs,
    coverageGapMs: world.coverageGapMs,
  };
  const shiftIds = world.shifts.map(({ shiftId }) => shiftId);
  const options = { asOf: new Date(asOf), parameters };
  const covered = await selectCoverage(tx, { shiftIds }, options);
  const late = await selectLateRecordings(tx, shiftIds, options);
  return new Map(
    covered.map((shift) => {
      const verdict: OracleVerdict = {
        segments: shift.segments.map(({ state, from, to }) => ({ state, from: from.getTime(), to: to.getTime() })),
        damagedRecordings: shift.damagedRecordings,
        findings: judgeShift(shift, late.get(shift.shiftId) ?? [], parameters).map(({ kind, detail }) => ({
          kind,
          missing: detail.missing.map(({ from, to }) => [Date.parse(from), Date.parse(to)]),
          late: detail.late.map(({ recordingId }) => recordingId),
        })),
      };
      return [shift.shiftId, { verdict, changesAt: shift.changesAt?.getTime() ?? null, totals: shift.totals }];
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

describe('coverage and findings', () => {
  it(`are what an oracle says of ${shiftsToCompare} generated shifts, each as of three moments`, async () => {
    let compared = 0;
    const seen = new Map<string, number>();
    const count = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1);
    const property = fc.asyncProperty(worldsAndMoments, ([world, moments]) =>
      inWorld(world, async (tx) => {
        for (const asOf of moments) {
          const said = await verdicts(tx, world, asOf);
          for (const shift of world.shifts) {
            const expected = oracleVerdict(world, shift, asOf);
            const { verdict, totals } = said.get(shift.shiftId) ?? {};
            expect(verdict).toEqual(expected);
            expect(totals).toEqual(totalsOf(expected));
            for (const { state } of expected.segments) count(state);
            for (const { kind } of expected.findings) count(kind);
            if (shift.cancelled) count('cancelled');
            else if (expected.findings.length === 0 && expected.segments.some(({ state }) => state === 'recorded'))
              count('healthy');
          }
        }
        for (const situation of situationsOf(world)) count(situation);
        compared += world.shifts.length;
      }),
    );
    while (compared < shiftsToCompare) await fc.assert(property, { numRuns: 10 });
    // Whoever changes the generator: every situation and every verdict must be met often.
    for (const what of [
      'recorded',
      'missing',
      'not_yet_due',
      'no_footage',
      'coverage_gap',
      'late_import',
      'healthy',
      'cancelled',
      'over midnight',
      'overlapping clips',
      'clip outside shifts',
      'damaged clip',
      'late arrival',
    ])
      expect(seen.get(what), what).toBeGreaterThan(100);
  }, 600_000);

  it('change by themselves at no other moment than they say', async () => {
    const property = fc.asyncProperty(worldsAndMoments, ([world, moments]) =>
      inWorld(world, async (tx) => {
        const [asOf = 0] = moments;
        const now = await verdicts(tx, world, asOf);
        for (const [shiftId, { verdict, changesAt }] of now) {
          if (changesAt !== null) expect(changesAt).toBeGreaterThan(asOf);
          const until = changesAt === null ? moments.at(-1) : changesAt - 1;
          const shift = world.shifts.find((one) => one.shiftId === shiftId);
          if (!shift) continue;
          const { segments, findings } = oracleVerdict(world, shift, until ?? asOf);
          expect({ segments, findings }).toEqual({ segments: verdict.segments, findings: verdict.findings });
        }
      }),
    );
    await fc.assert(property, { numRuns: 40 });
  }, 300_000);
});

/** A word for each time that the world has it. */
function situationsOf({ shifts, recordings, importDeadlineMs }: World): string[] {
  const localDate = (moment: number) => Math.floor((moment + 8 * 3_600_000) / 86_400_000);
  const touch = (one: { from: number | null; until: number | null }, from: number, until: number) =>
    one.from !== null && one.until !== null && one.from < until && one.until > from;
  return [
    ...shifts.filter(({ from, to }) => localDate(from) !== localDate(to - 1)).map(() => 'over midnight'),
    ...recordings.flatMap((clip) => {
      const { from, until, damaged, recorderSerial, announcedAt } = clip;
      if (from === null || until === null) return [];
      const others = recordings.filter((other) => other !== clip && other.recorderSerial === recorderSerial);
      const around = shifts.filter((shift) => touch(clip, shift.from, shift.to));
      return [
        ...(others.some((other) => touch(other, from, until)) ? ['overlapping clips'] : []),
        ...(around.length === 0 ? ['clip outside shifts'] : []),
        ...(damaged ? ['damaged clip'] : []),
        ...(around.some((shift) => announcedAt > shift.to + importDeadlineMs) ? ['late arrival'] : []),
      ];
    }),
  ];
}

function totalsOf({ segments }: OracleVerdict) {
  const sum = (state?: string) =>
    segments.reduce((ms, part) => (state === undefined || part.state === state ? ms + part.to - part.from : ms), 0);
  return {
    requiredMs: sum(),
    recordedMs: sum('recorded'),
    missingMs: sum('missing'),
    pendingMs: sum('not_yet_due'),
  };
}
