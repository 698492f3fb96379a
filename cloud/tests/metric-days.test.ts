import { addCustody, changeCustody, removeCustody } from '@rollcall/cloud/custody/custodies/change-custody';
import { createDatabase, type Database } from '@rollcall/cloud/db/database';
import { changeParameters } from '@rollcall/cloud/duty/parameters/change-parameters';
import { addShift, cancelShift, changeShift } from '@rollcall/cloud/duty/shifts/save-shifts';
import { AppError } from '@rollcall/cloud/errors/app-error';
import { keepDays } from '@rollcall/cloud/metrics/keep-days';
import { saveOfficers } from '@rollcall/cloud/people/officers/save-officers';
import { readParameterVersion } from '@rollcall/cloud/registry/parameter-repository';
import { saveRecorders } from '@rollcall/cloud/registry/save-recorders';
import { saveOutages } from '@rollcall/cloud/witnesses/outage-repository';
import { formulaOf, metrics } from '@rollcall/shared/metrics/formulas';
import { metricColumns } from '@rollcall/shared/metrics/input';
import { howMany } from '@rollcall/test/how-many';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { at, collectedBody, footageEvent, intake } from './support/duty-world.ts';
import { keepAll, sumsAt } from './support/metric-days.ts';
import { startWitnessWorld, type WitnessWorld } from './support/witness-world.ts';

// Whatever happens in whatever order: sums of days and the rows of all other days say what the rows alone say.

const minuteMs = 60_000;
const officers = ['101', '102', '103'];
const recorders = ['K1', 'K2', 'K3'];
const units = ['squad-1', 'squad-2'];

let world: WitnessWorld;
let owner: Database;
beforeAll(async () => {
  world = await startWitnessWorld();
  owner = createDatabase({ url: world.hq.ownerUrl });
  for (const badgeNo of officers) await world.officer(badgeNo);
  for (const serial of recorders) await world.recorder(serial);
  await sql`update station set enrolled_at = '2030-01-01'`.execute(owner);
});
afterAll(async () => {
  await owner?.destroy();
  await world?.stop();
});

type Step = (sequence: Sequence) => Promise<unknown>;

/** One run: a clock, and what was made so far. Each begins on days of its own, so that runs don't meet. */
interface Sequence {
  day: number;
  now: Date;
  nr: number;
  shiftIds: string[];
  custodyIds: string[];
  recordingIds: string[];
}

const officer = fc.constantFrom(...officers);
const recorder = fc.constantFrom(...recorders);
const unit = fc.constantFrom(...units);
const nr = fc.nat(99);
/** Half hours of the first two days. */
const halfHour = fc.integer({ min: 0, max: 96 });
const timeOf = ({ day }: Sequence, halfHours: number) =>
  new Date(at('00:00', day).getTime() + halfHours * 30 * minuteMs);
const pick = <T>(things: T[], index: number) => things[index % Math.max(1, things.length)];
const changeOf = ({ now }: Sequence) => ({ by: 'test', reason: 'for a test', now });

const footage = fc.tuple(recorder, halfHour, fc.integer({ min: 1, max: 12 }), fc.constantFrom(-90, 0, 0, 30)).map(
  ([recorderSerial, from, length, aheadMinutes]): Step =>
    async (sequence) => {
      const times = { from: timeOf(sequence, from), to: timeOf(sequence, from + length) };
      const announcedAt = new Date(sequence.now.getTime() + aheadMinutes * minuteMs);
      const event = footageEvent({ recorderSerial, ...times, announcedAt });
      await intake(world.db, [event]);
      sequence.recordingIds.push(collectedBody(event).recordingId);
    },
);

/** A card on which a file lies that is collected, and one that isn't, then or later. */
const card = fc.tuple(recorder, officer, halfHour, fc.boolean(), fc.boolean()).map(
  ([recorderSerial, badgeNo, from, uncollected, damaged]): Step =>
    (sequence) => {
      sequence.nr += 1;
      const clip = (name: string, later: number) => ({
        ...{ name, badgeNo, sequenceNo: null, content: `${sequence.day} ${name}` },
        ...{ from: timeOf(sequence, from + later), to: timeOf(sequence, from + later + 1) },
      });
      const clips = [
        { ...clip(`${recorderSerial}-${sequence.day}-${sequence.nr}.mp4`, 0), damaged },
        { ...clip(`${recorderSerial}-${sequence.day}-${from % 3}.mp4`, 2), uncollected },
      ];
      return world.dock({ recorderSerial, at: sequence.now, clips });
    },
);

const onRecordings = fc
  .tuple(
    nr,
    fc.constantFrom(
      (now: Date) => sql`verified_at = ${now}`,
      (now: Date) => sql`integrity_problem = 'object_changed', integrity_problem_at = ${now}`,
      () => sql`inspection_outcome = 'damaged'`,
      () => sql`category = 'routine'`,
      () => sql`category = 'unclassified', activity_categories = '{}'`,
      () =>
        sql`captured_at = captured_at - interval '20 minutes', captured_until = captured_until - interval '20 minutes'`,
    ),
  )
  .map(
    ([which, set]): Step =>
      ({ recordingIds, now }) =>
        sql`update recording set ${set(now)} where recording_id = ${pick(recordingIds, which) ?? ''}`.execute(owner),
  );

const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: footage },
  { weight: 3, arbitrary: card },
  { weight: 5, arbitrary: onRecordings },
  {
    weight: 2,
    arbitrary: fc.tuple(officer, halfHour).map(
      ([badgeNo, from]): Step =>
        async (sequence) => {
          await world.ticket(badgeNo, timeOf(sequence, from));
          await world.review(sequence.now);
        },
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(officer, halfHour, fc.integer({ min: 1, max: 24 })).map(
      ([badgeNo, from, length]): Step =>
        async (sequence) => {
          const times = { startsAt: timeOf(sequence, from), endsAt: timeOf(sequence, from + length) };
          const shift = { badgeNo, ...times, dutyType: 'road_patrol', post: 'post' };
          sequence.shiftIds.push((await addShift(world.db, shift, changeOf(sequence))).shiftId);
        },
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(nr, fc.option(officer), halfHour, fc.integer({ min: 1, max: 24 }), fc.nat(3)).map(
      ([which, badgeNo, from, length, how]): Step =>
        async (sequence) => {
          const shiftId = pick(sequence.shiftIds, which);
          if (shiftId === undefined) return;
          if (how === 0) return cancelShift(world.db, shiftId, changeOf(sequence));
          const times = { startsAt: timeOf(sequence, from), endsAt: timeOf(sequence, from + length) };
          const changes = { ...(badgeNo === null ? {} : { badgeNo }), ...(how > 1 ? times : {}) };
          return changeShift(world.db, shiftId, changes, changeOf(sequence));
        },
    ),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(recorder, officer, halfHour, fc.integer({ min: 1, max: 30 })).map(
      ([recorderSerial, badgeNo, from, length]): Step =>
        async (sequence) => {
          const held = { heldFrom: timeOf(sequence, from), heldUntil: timeOf(sequence, from + length) };
          const custody = { recorderSerial, badgeNo, basis: 'check_out' as const, ...held };
          sequence.custodyIds.push(await addCustody(world.db, custody, changeOf(sequence)));
        },
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(nr, fc.option(officer), fc.option(halfHour)).map(
      ([which, badgeNo, until]): Step =>
        async (sequence) => {
          const custodyId = pick(sequence.custodyIds, which);
          if (custodyId === undefined) return;
          if (badgeNo === null && until === null) return removeCustody(world.db, custodyId, changeOf(sequence));
          const changes = {
            ...(badgeNo === null ? {} : { badgeNo }),
            ...(until === null ? {} : { heldUntil: timeOf(sequence, until) }),
          };
          return changeCustody(world.db, custodyId, changes, changeOf(sequence));
        },
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(officer, unit, halfHour).map(
      ([badgeNo, unitCode, from]): Step =>
        async (sequence) => {
          await world.officer(badgeNo, unitCode);
          // HQ notes it as of now, which is long before.
          await sql`
            update leadership set led_until = ${timeOf(sequence, from)}
            where badge_no = ${badgeNo} and led_until is null and coalesce(led_from, '-infinity') < ${timeOf(sequence, from)}
          `.execute(owner);
          const moved = { badgeNo, name: `officer ${badgeNo}`, kind: 'sworn' as const, unitCode };
          await world.db.transaction().execute((tx) => saveOfficers(tx, [moved], world.change));
        },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(recorder, unit).map(
      ([recorderSerial, unitCode]): Step =>
        () =>
          world.db.transaction().execute((tx) => saveRecorders(tx, [{ recorderSerial, unitCode }], world.change)),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(halfHour, fc.option(fc.integer({ min: 4, max: 60 }))).map(
      ([from, length]): Step =>
        (sequence) => {
          const endedAt = length === null ? null : timeOf(sequence, from + length);
          const outage = { stationId: 'station-1', beganAt: timeOf(sequence, from), endedAt };
          return world.db.transaction().execute((tx) => saveOutages(tx, [outage]));
        },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(unit, fc.boolean()).map(
      ([unitCode, enrolled]): Step =>
        () =>
          sql`update station set unit_code = ${unitCode}, enrolled_at = ${enrolled ? new Date(0) : null}`.execute(
            owner,
          ),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(1, 6, 24).map(
      (importDeadlineHours): Step =>
        async ({ now }) => {
          const { version, parameters } = await readParameterVersion(world.db);
          const change = { version, parameters: { ...parameters, importDeadlineHours }, reason: 'for a test' };
          await changeParameters(world.db, change, { by: 'test', now });
        },
    ),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom(1, 10, 60, 6 * 60, 24 * 60).map(
      (minutes): Step =>
        async (sequence) => {
          sequence.now = new Date(sequence.now.getTime() + minutes * minuteMs);
        },
    ),
  },
);

const sequences = howMany({ usual: 8, long: 150 });

it('say the same, whatever happened', async () => {
  let day = 0;
  const count = { done: 0, refused: 0, sums: 0 };
  const property = fc.asyncProperty(
    fc.array(fc.tuple(steps, fc.nat(3)), { minLength: 25, maxLength: 40 }),
    async (sequenceOfSteps) => {
      day += 5;
      const sequence: Sequence = {
        ...{ day, now: at('18:00', day), nr: 0 },
        ...{ shiftIds: [], custodyIds: [], recordingIds: [] },
      };
      await keepAll(world.db, sequence.now);
      for (const [step, pause] of sequenceOfSteps) {
        try {
          await step(sequence);
          count.done += 1;
        } catch (error) {
          // What can't be is refused and changes nothing.
          if (!(error instanceof AppError)) throw error;
          count.refused += 1;
        }
        const { kept, live } = await sumsAt(world.db, sequence.now);
        expect(kept).toEqual(live);
        count.sums += live.length;
        // Now and then the worker comes by: for some days, for all of them, or not at all.
        if (pause === 0) await keepDays(world.db, { now: () => sequence.now, atOnce: 45 });
        if (pause === 1) await keepAll(world.db, sequence.now);
        if (pause < 2) {
          const after = await sumsAt(world.db, sequence.now);
          expect(after.kept).toEqual(after.live);
        }
      }
    },
  );
  await fc.assert(property, { numRuns: sequences, seed: 20261207, endOnFailure: true });
  expect(count.done).toBeGreaterThan(count.refused);
  expect(count.sums).toBeGreaterThan(count.done);
});

it('can be added up: what a file adds is no product', () => {
  const terms = metrics.flatMap((metric) =>
    formulaOf(metric).parts.flatMap(({ of, numerator = [], denominator = [] }) =>
      of === 'files' ? [numerator, denominator] : [],
    ),
  );
  expect(terms.length).toBeGreaterThan(4);
  for (const term of terms) expect(term.length).toBeLessThanOrEqual(1);
  expect(new Set(terms.flat())).toEqual(new Set(metricColumns.files));
});
