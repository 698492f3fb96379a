import { selectCoverage } from '@rollcall/cloud/coverage/coverage-repository';
import { selectLateRecordings } from '@rollcall/cloud/coverage/late-recording-repository';
import { selectUnreadCards } from '@rollcall/cloud/coverage/unread-card-repository';
import { addCustody, changeCustody, removeCustody } from '@rollcall/cloud/custody/custodies/change-custody';
import { seesAll } from '@rollcall/cloud/db/data-scope';
import type { Database } from '@rollcall/cloud/db/database';
import { changeRepairTicket } from '@rollcall/cloud/devices/repair-tickets/change-repair-ticket';
import { reportFault } from '@rollcall/cloud/devices/repair-tickets/report-fault';
import { changeDutyType } from '@rollcall/cloud/duty/duty-types/save-duty-type';
import { addLeave } from '@rollcall/cloud/duty/leave/save-leave';
import { changeParameters } from '@rollcall/cloud/duty/parameters/change-parameters';
import { addShift, cancelShift, changeShift } from '@rollcall/cloud/duty/shifts/save-shifts';
import { AppError } from '@rollcall/cloud/errors/app-error';
import { judgeShift } from '@rollcall/cloud/reconcile/judge-shift';
import { readParameters, readParameterVersion } from '@rollcall/cloud/registry/parameter-repository';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generated } from './config/env.ts';
import { oracleVerdict, wholeSeconds } from './support/coverage-oracle.ts';
import {
  at,
  collectedBody,
  type DutyWorld,
  dockEvents,
  footageEvent,
  intake,
  startDutyWorld,
} from './support/duty-world.ts';
import { letRulesBegin } from './support/let-rules-begin.ts';
import { readWorld } from './support/read-world.ts';

// What is computed shift by shift, when something about a shift changes, must be what is computed for all of them at once,
// and what an oracle says that shares no code with the product.

const minuteMs = 60_000;
const officers = ['101', '102', '103'];
const recorders = ['K1', 'K2', 'K3'];

let world: DutyWorld;
beforeAll(async () => {
  world = await startDutyWorld();
  for (const badgeNo of officers) await world.officer(badgeNo);
  for (const serial of recorders) await world.recorder(serial);
  await letRulesBegin(world.db, '2040-03-01');
});
afterAll(() => world.stop());

type Step = (sequence: Sequence) => Promise<unknown>;

/** One run: a clock, and what was made so far. Each begins on days of its own, so that runs don't meet. */
interface Sequence {
  db: Database;
  day: number;
  now: Date;
  shiftIds: string[];
  custodyIds: string[];
  recordingIds: string[];
}

const officer = fc.constantFrom(...officers);
const recorder = fc.constantFrom(...recorders);
/** Half hours of the first two days. */
const halfHour = fc.integer({ min: 0, max: 96 });
const timeOf = ({ day }: Sequence, halfHours: number) =>
  new Date(at('00:00', day).getTime() + halfHours * 30 * minuteMs);
const pick = <T>(things: T[], index: number) => things[index % Math.max(1, things.length)];
const changeOf = ({ now }: Sequence) => ({ by: 'test', reason: 'for a test', now });

const steps: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(recorder, halfHour, fc.integer({ min: 1, max: 12 }), fc.constantFrom(-90, 0, 0, 0, 30)).map(
      ([recorderSerial, from, length, aheadMinutes]): Step =>
        async (sequence) => {
          const announcedAt = new Date(sequence.now.getTime() + aheadMinutes * minuteMs);
          const event = footageEvent({
            recorderSerial,
            from: timeOf(sequence, from),
            to: timeOf(sequence, from + length),
            announcedAt,
          });
          await intake(sequence.db, [event]);
          sequence.recordingIds.push(collectedBody(event).recordingId);
        },
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(recorder, fc.nat(99)).map(
      ([serial, which]): Step =>
        async ({ recordingIds, now }) => {
          const recordingId = pick(recordingIds, which);
          if (recordingId !== undefined) await world.sight(recordingId, serial, now);
        },
    ),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(recorder, halfHour, fc.option(fc.constantFrom(-60, 0, 10, 120)), fc.option(fc.constantFrom(5, 150)))
      .map(
        ([serial, dockedAt, collectedIn, undockedIn]): Step =>
          (sequence) => {
            const docked = timeOf(sequence, dockedAt);
            const after = (minutes: number | null) =>
              minutes !== null && new Date(docked.getTime() + minutes * minuteMs);
            return intake(sequence.db, dockEvents(serial, docked, after(collectedIn), after(undockedIn)));
          },
      ),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(officer, halfHour, fc.integer({ min: 1, max: 24 })).map(
      ([badgeNo, from, length]): Step =>
        async (sequence) => {
          const [startsAt, endsAt] = [timeOf(sequence, from), timeOf(sequence, from + length)];
          const shift = { badgeNo, startsAt, endsAt, dutyType: 'road_patrol', post: 'post' };
          sequence.shiftIds.push((await addShift(sequence.db, shift, changeOf(sequence))).shiftId);
        },
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.nat(99), fc.option(officer), halfHour, fc.integer({ min: 1, max: 24 }), fc.boolean()).map(
      ([which, badgeNo, from, length, moved]): Step =>
        async (sequence) => {
          const shiftId = pick(sequence.shiftIds, which);
          if (shiftId === undefined) return;
          const times = { startsAt: timeOf(sequence, from), endsAt: timeOf(sequence, from + length) };
          const changes = { ...(badgeNo === null ? {} : { badgeNo }), ...(moved ? times : {}) };
          await changeShift(sequence.db, shiftId, changes, changeOf(sequence));
        },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.nat(99).map(
      (which): Step =>
        async (sequence) => {
          const shiftId = pick(sequence.shiftIds, which);
          if (shiftId !== undefined) await cancelShift(sequence.db, shiftId, changeOf(sequence));
        },
    ),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(recorder, officer, halfHour, fc.integer({ min: 1, max: 30 }), fc.boolean()).map(
      ([recorderSerial, badgeNo, from, length, issued]): Step =>
        async (sequence) => {
          const basis = issued ? ('assignment' as const) : ('check_out' as const);
          const [heldFrom, heldUntil] = [timeOf(sequence, from), timeOf(sequence, from + length)];
          const custody = { recorderSerial, badgeNo, basis, heldFrom, heldUntil };
          sequence.custodyIds.push(await addCustody(sequence.db, custody, changeOf(sequence)));
        },
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.nat(99), fc.option(officer), fc.option(halfHour)).map(
      ([which, badgeNo, until]): Step =>
        async (sequence) => {
          const custodyId = pick(sequence.custodyIds, which);
          if (custodyId === undefined) return;
          if (badgeNo === null && until === null) return removeCustody(sequence.db, custodyId, changeOf(sequence));
          const changes = {
            ...(badgeNo === null ? {} : { badgeNo }),
            ...(until === null ? {} : { heldUntil: timeOf(sequence, until) }),
          };
          return changeCustody(sequence.db, custodyId, changes, changeOf(sequence));
        },
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({
        importDeadlineHours: fc.constantFrom(1, 6, 24),
        joinToleranceMs: fc.constantFrom(0, 1000),
        coverageGapMs: fc.constantFrom(0, 60_000, 3_600_000),
      })
      .map(
        (parameters): Step =>
          async (sequence) => {
            const current = await readParameterVersion(sequence.db);
            const { version } = current;
            const change = { version, parameters: { ...current.parameters, ...parameters }, reason: 'for a test' };
            await changeParameters(sequence.db, change, { by: 'test', now: sequence.now });
          },
      ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('continuous' as const, 'none' as const).map(
      (recordingRule): Step =>
        (sequence) =>
          changeDutyType(sequence.db, 'road_patrol', { recordingRule }, changeOf(sequence)),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(officer, halfHour, fc.integer({ min: 1, max: 12 })).map(
      ([badgeNo, from, length]): Step =>
        (sequence) => {
          const [startsAt, endsAt] = [timeOf(sequence, from), timeOf(sequence, from + length)];
          const leave = { badgeNo, leaveKind: 'sick' as const, startsAt, endsAt, note: '' };
          return addLeave(sequence.db, leave, changeOf(sequence));
        },
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(recorder, halfHour, fc.nat(99)).map(
      ([recorderSerial, from, nr]): Step =>
        (sequence) =>
          sequence.db.transaction().execute((tx) =>
            reportFault(tx, {
              reportId: `6f1c1c86-0000-4000-8000-${String(sequence.day * 100 + nr).padStart(12, '0')}`,
              ...{
                recorderSerial,
                badgeNo: null,
                stationId: 'station-1',
                symptom: 'x',
                reportedAt: timeOf(sequence, from),
              },
              ...{ toldBy: null, toldAt: sequence.now },
            }),
          ),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(recorder, fc.constantFrom('repaired' as const, 'scrapped' as const)).map(
      ([recorderSerial, outcome]): Step =>
        async ({ db, now }) => {
          const ticket = await db
            .selectFrom('repair_ticket')
            .select('repair_ticket_id')
            .where('recorder_serial', '=', recorderSerial)
            .where('state', '<>', 'closed')
            .executeTakeFirst();
          if (!ticket) return;
          const anywhere = { dataScope: seesAll, by: 'test', now };
          await changeRepairTicket(db, ticket.repair_ticket_id, { state: 'closed', outcome }, anywhere);
        },
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(10, 60, 6 * 60, 24 * 60).map(
      (minutes): Step =>
        async (sequence) => {
          sequence.now = new Date(sequence.now.getTime() + minutes * minuteMs);
        },
    ),
  },
);

/** Everybody is on duty on the first day, each with a recorder. */
async function begin(sequence: Sequence): Promise<void> {
  const { db, day } = sequence;
  await changeDutyType(db, 'road_patrol', { recordingRule: 'continuous' }, changeOf(sequence));
  for (const [index, badgeNo] of officers.entries()) {
    const shift = {
      badgeNo,
      startsAt: at('08:00', day),
      endsAt: at('16:00', day),
      dutyType: 'road_patrol',
      post: 'post',
    };
    sequence.shiftIds.push((await addShift(db, shift, changeOf(sequence))).shiftId);
    const custody = { recorderSerial: recorders[index] ?? '', badgeNo, basis: 'check_out' as const };
    const held = { heldFrom: at('08:00', day), heldUntil: at('16:00', day) };
    sequence.custodyIds.push(await addCustody(db, { ...custody, ...held }, changeOf(sequence)));
  }
}

/** What was found of this run's shifts, and what is found when they are all looked at. */
async function verdicts({ now, shiftIds }: Sequence) {
  const parameters = await readParameters(world.db);
  const shifts = await selectCoverage(world.db, { shiftIds }, { asOf: now, parameters });
  const late = await world.db
    .transaction()
    .execute((tx) => selectLateRecordings(tx, shiftIds, { asOf: now, parameters }));
  const unread = await world.db
    .transaction()
    .execute((tx) => selectUnreadCards(tx, shiftIds, { asOf: now, parameters }));
  const stored = await world.db.selectFrom('shift_coverage').selectAll().where('shift_id', 'in', shiftIds).execute();
  const open = await world.db
    .selectFrom('finding')
    .select(['shift_id', 'kind', 'detail', 'badge_no'])
    .where('shift_id', 'in', shiftIds)
    .where('state', '=', 'open')
    .execute();
  const byText = (one: object, other: object) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1);
  return {
    found: [...stored.map(({ as_of: _asOf, ...sums }) => sums), ...open].sort(byText),
    true: shifts
      .flatMap((shift) => {
        const { shiftId: shift_id, badgeNo: badge_no, totals } = shift;
        const judged = judgeShift(
          shift,
          { late: late.get(shift_id) ?? [], unread: unread.get(shift_id) ?? [] },
          parameters,
        );
        return [
          {
            shift_id,
            required_ms: totals.requiredMs,
            recorded_ms: totals.recordedMs,
            missing_ms: totals.missingMs,
            pending_ms: totals.pendingMs + totals.notYetMs,
            exempt_ms: totals.exemptMs,
            explained_ms: totals.explainedMs,
            uninspected_ms: totals.uninspectedMs,
            rules_edition: shift.rulesEdition,
          },
          ...judged.map(({ kind, detail }) => ({ shift_id, kind, detail, badge_no })),
        ];
      })
      .sort(byText),
  };
}

/** What was found of this run's shifts, and what the oracle says of them as they lie in the database. */
async function foundAndOracle({ now, day, shiftIds }: Sequence) {
  const stored = await world.db.selectFrom('shift_coverage').selectAll().where('shift_id', 'in', shiftIds).execute();
  const findings = await world.db
    .selectFrom('finding')
    .select(['shift_id', 'kind', 'detail'])
    .where('shift_id', 'in', shiftIds)
    .where('state', '=', 'open')
    .execute();
  const facts = await readWorld(world.db, { shiftIds, activityIds: [], from: at('00:00', day - 2) });
  const found = stored.map((shift) => ({
    shiftId: shift.shift_id,
    recorded: shift.recorded_ms,
    not_inspected: shift.uninspected_ms,
    missing: shift.missing_ms,
    not_yet_due: shift.pending_ms,
    exempt: shift.exempt_ms,
    explained: shift.explained_ms,
    findings: findings
      .filter(({ shift_id }) => shift_id === shift.shift_id)
      .map(({ kind, detail }) => ({
        kind,
        missing: detail.missing.map(({ from, to }) => [Date.parse(from), Date.parse(to)]),
        late: detail.late.map(({ recordingId }) => recordingId),
        doubted: detail.doubts?.flatMap((doubt) => doubt.recorderSerials ?? []) ?? [],
        owed: detail.recorderSerials ?? [],
      })),
  }));
  const oracle = facts.shifts.map((shift) => {
    const { segments, findings } = oracleVerdict(facts, shift, now.getTime());
    const sums = { recorded: 0, not_inspected: 0, missing: 0, not_yet_due: 0, exempt: 0, explained: 0 };
    for (const segment of segments) {
      const { state, reason } = segment;
      sums[state] += wholeSeconds(segment);
      if (state === 'missing' && reason !== 'unexplained') sums.explained += wholeSeconds(segment);
    }
    return { shiftId: shift.shiftId, ...sums, findings };
  });
  const inOrder = (shifts: (typeof found)[number][] | typeof oracle) =>
    shifts
      .map((shift) => ({
        ...shift,
        findings: shift.findings.toSorted((one, other) => (one.kind < other.kind ? -1 : 1)),
      }))
      .sort((one, other) => (one.shiftId < other.shiftId ? -1 : 1));
  return { found: inOrder(found), oracle: inOrder(oracle) };
}

/** What HQ knows of every shift and finding, and how often it wrote that down. */
async function known() {
  const [coverage, findings, facts] = await Promise.all([
    world.db.selectFrom('shift_coverage').selectAll().orderBy('shift_id').execute(),
    world.db.selectFrom('finding').selectAll().orderBy('finding_id').execute(),
    world.db.selectFrom('fact').select('fact_id').where('type', 'like', 'finding_%').execute(),
  ]);
  return { coverage, findings, facts: facts.length };
}

describe('reviews of what changed', () => {
  it('lead to the same as a review of everything, whatever happened in whatever order', async () => {
    let day = 0;
    let refused = 0;
    let done = 0;
    const property = fc.asyncProperty(
      fc.array(fc.tuple(steps, fc.integer({ min: 0, max: 3 })), { minLength: 20, maxLength: 40 }),
      async (sequenceOfSteps) => {
        // As of much later the days before have nothing left to come.
        day += 10;
        const sequence: Sequence = {
          db: world.db,
          day,
          now: at('18:00', day),
          shiftIds: [],
          custodyIds: [],
          recordingIds: [],
        };
        await begin(sequence);
        for (const [step, pause] of sequenceOfSteps) {
          try {
            await step(sequence);
            done++;
          } catch (error) {
            // What can't be is refused and changes nothing.
            if (!(error instanceof AppError)) throw error;
            refused++;
          }
          if (pause === 0) continue;
          await world.review(sequence.now);
          const { found, true: truth } = await verdicts(sequence);
          expect(found).toEqual(truth);
        }
        await world.review(sequence.now);
        const { found, oracle } = await foundAndOracle(sequence);
        expect(found).toEqual(oracle);
        const before = await known();
        await sql`update shift set review_at = now() where starts_at > ${at('00:00', day - 5)}`.execute(world.db);
        await world.review(sequence.now);
        expect(await known()).toEqual(before);
      },
    );
    await fc.assert(property, { numRuns: generated.sequences, seed: generated.seed, endOnFailure: true });
    expect(done).toBeGreaterThan(refused);
    const { findings, facts } = await known();
    // The runs did make findings come and go.
    expect(new Set(findings.map(({ kind, state }) => `${kind} ${state}`)).size).toBeGreaterThanOrEqual(5);
    expect(facts).toBeGreaterThan(findings.length);
  });
});
