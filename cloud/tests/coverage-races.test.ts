import { randomUUID } from 'node:crypto';
import { selectCoverage } from '@rollcall/cloud/coverage/coverage-repository';
import { claimReviews } from '@rollcall/cloud/coverage/review-claim-repository';
import { saveShiftReviews } from '@rollcall/cloud/coverage/shift-coverage-repository';
import { addCustody, removeCustody } from '@rollcall/cloud/custody/custodies/change-custody';
import { saveCustodies } from '@rollcall/cloud/custody/custodies/save-custodies';
import type { Transaction } from '@rollcall/cloud/db/database';
import type { ReceivedEvent } from '@rollcall/cloud/db/received-event';
import { changeShift } from '@rollcall/cloud/duty/shifts/save-shifts';
import { AppError } from '@rollcall/cloud/errors/app-error';
import { projections } from '@rollcall/cloud/projections';
import { projectWitnesses } from '@rollcall/cloud/witnesses/project-witnesses';
import { parametersSchema } from '@rollcall/shared/resources/parameters';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  at,
  collectedBody,
  type DutyWorld,
  dockEvents,
  footageEvent,
  intake,
  startDutyWorld,
} from './support/duty-world.ts';
import { received, testSighting } from './support/evidence-setup.ts';
import { until } from './support/until.ts';
import { waitingForLocks } from './support/waiting-for-locks.ts';

let world: DutyWorld;
beforeAll(async () => {
  world = await startDutyWorld();
});
afterAll(() => world.stop());

let made = 0;
async function officer(): Promise<string> {
  const badgeNo = String(100001 + made++);
  await world.officer(badgeNo);
  return badgeNo;
}
async function recorder(): Promise<string> {
  const recorderSerial = `K${++made}`;
  await world.recorder(recorderSerial);
  return recorderSerial;
}

/** A transaction that did its work and commits when it is told to. */
function held(work: (tx: Transaction) => Promise<unknown>) {
  let worked = false;
  let commit: () => void = () => undefined;
  const told = new Promise<void>((resolve) => {
    commit = resolve;
  });
  const done = world.db.transaction().execute(async (tx) => {
    await work(tx);
    worked = true;
    await told;
  });
  // What failed has not worked, and is not waited for.
  let failure: unknown;
  done.catch((error: unknown) => {
    failure = error;
  });
  const hasWorked = () => {
    if (failure !== undefined) throw failure;
    return worked;
  };
  return {
    worked: () => until(hasWorked),
    workedOrWaits: () => until(async () => hasWorked() || (await waitingForLocks(world.db)) > 0),
    async commit() {
      commit();
      await done;
    },
  };
}

const heldIntake = (events: ReceivedEvent[]) =>
  held(async (tx) => {
    for (const project of projections) await project(tx, events);
  });

async function recordedHours(shiftId: string): Promise<number | undefined> {
  const row = await world.db
    .selectFrom('shift_coverage')
    .select('recorded_ms')
    .where('shift_id', '=', shiftId)
    .executeTakeFirst();
  return row && row.recorded_ms / 3_600_000;
}

const asOf = at('12:00', 5);

describe('no shift is left with an old verdict', () => {
  it('when custody changes while footage arrives', async () => {
    const [li, zhang, camera] = [await officer(), await officer(), await recorder()];
    const shiftId = await world.shift(zhang, at('08:00'), at('10:00'));
    const custodyId = await world.hold(camera, li, at('08:00'), at('10:00'));
    await world.review(asOf);
    const custody = { custodyId, recorderSerial: camera, badgeNo: zhang, basis: 'check_out' as const };
    const edit = held((tx) =>
      saveCustodies(tx, [{ ...custody, heldFrom: at('08:00'), heldUntil: at('10:00') }], world.change),
    );
    await edit.worked();
    const clip = { recorderSerial: camera, from: at('08:00'), to: at('10:00'), announcedAt: at('10:30') };
    const arriving = heldIntake([footageEvent(clip)]);
    await arriving.workedOrWaits();
    await edit.commit();
    await arriving.worked();
    await world.review(asOf);
    await arriving.commit();
    await world.review(asOf);
    expect(await recordedHours(shiftId)).toBe(2);
  });

  it('when a change of custody waits for footage that arrives', async () => {
    const [li, zhang, camera] = [await officer(), await officer(), await recorder()];
    const before = await world.shift(li, at('08:00'), at('10:00'));
    const after = await world.shift(zhang, at('08:00'), at('10:00'));
    const custodyId = await world.hold(camera, li, at('08:00'), at('10:00'));
    const clip = { recorderSerial: camera, from: at('08:00'), to: at('10:00'), announcedAt: at('10:30') };
    const arriving = heldIntake([footageEvent(clip)]);
    await arriving.worked();
    const edit = world.give(custodyId, zhang);
    await until(async () => (await waitingForLocks(world.db)) > 0);
    await world.review(asOf);
    await arriving.commit();
    await edit;
    await world.review(asOf);
    expect([await recordedHours(before), await recordedHours(after)]).toEqual([0, 2]);
  });

  it('when footage arrives while the shift is being looked at, though it is marked already', async () => {
    const [li, camera] = [await officer(), await recorder()];
    const shiftId = await world.shift(li, at('08:00'), at('10:00'));
    await world.hold(camera, li, at('08:00'), at('10:00'));
    const looking = held(async (tx) => {
      const shiftIds = await claimReviews(tx, 'shift', asOf, 50);
      expect(shiftIds).toContain(shiftId);
      const options = { asOf, parameters: parametersSchema.parse({}) };
      await saveShiftReviews(tx, await selectCoverage(tx, { shiftIds }, options), asOf);
    });
    await looking.worked();
    const clip = { recorderSerial: camera, from: at('08:00'), to: at('10:00'), announcedAt: at('10:30') };
    const arriving = heldIntake([footageEvent(clip)]);
    await arriving.workedOrWaits();
    await looking.commit();
    await arriving.worked();
    await arriving.commit();
    await world.review(asOf);
    expect(await recordedHours(shiftId)).toBe(2);
  });

  it.each([
    ['sighting', 'announcement'],
    ['announcement', 'sighting'],
  ])('when %s and %s of the same bytes on two recorders arrive at the same moment', async (first) => {
    const [li, own, other] = [await officer(), await recorder(), await recorder()];
    const shiftId = await world.shift(li, at('08:00'), at('10:00'));
    await world.hold(own, li, at('08:00'), at('10:00'));
    const clip = { recorderSerial: own, from: at('08:00'), to: at('10:00'), announcedAt: at('10:30') };
    const announcement = footageEvent(clip);
    const { recordingId } = collectedBody(announcement);
    const seen = { recordingId, problem: null, sighting: testSighting({ recorderSerial: other }) };
    const sighting = received('sighted', seen);
    const inOrder = first === 'sighting' ? [sighting, announcement] : [announcement, sighting];
    const [one, two] = inOrder.map((event) => () => heldIntake([event]));
    const begun = one?.();
    await begun?.worked();
    const behind = two?.();
    await behind?.workedOrWaits();
    await begun?.commit();
    await behind?.worked();
    await behind?.commit();
    await world.review(asOf);
    expect(await recordedHours(shiftId)).toBe(0);
  });

  it('when footage, custody, roster and reviews come all at once', async () => {
    const seed = Date.now();
    const random = randomOf(seed);
    const below = (count: number) => Math.floor(random() * count);
    const officers = await Promise.all([1, 2, 3, 4].map(officer));
    const recorders = await Promise.all([1, 2, 3].map(recorder));
    const shiftIds: string[] = [];
    const custodyIds: string[] = [];
    const time = () => new Date(at('00:00').getTime() + below(96) * 1_800_000);
    const [someOfficer, someRecorder] = [() => officers[below(4)] ?? '', () => recorders[below(3)] ?? ''];
    for (const badgeNo of officers) {
      for (const day of [0, 1]) shiftIds.push(await world.shift(badgeNo, at('08:00', day), at('20:00', day)));
    }
    // One shift out of the storm's reach: whatever it does, something is recorded.
    const [calmOfficer, calmRecorder] = [await officer(), await recorder()];
    const calm = { recorderSerial: calmRecorder, from: at('09:00'), to: at('10:00'), announcedAt: at('10:00', 2) };
    await addCustody(
      world.db,
      {
        recorderSerial: calmRecorder,
        badgeNo: calmOfficer,
        basis: 'assignment',
        heldFrom: at('08:00'),
        heldUntil: at('20:00'),
      },
      world.change,
    );
    shiftIds.push(await world.shift(calmOfficer, at('08:00'), at('20:00')));
    await intake(world.db, [footageEvent(calm)]);
    const deeds = [
      () => {
        const clips = Array.from({ length: 1 + below(5) }, () => {
          const from = time();
          const to = new Date(from.getTime() + (1 + below(12)) * 1_800_000);
          return footageEvent({ recorderSerial: someRecorder(), from, to, announcedAt: at('10:00', 2) });
        });
        return intake(world.db, clips);
      },
      async () => {
        const heldFrom = time();
        const heldUntil = new Date(heldFrom.getTime() + (1 + below(24)) * 1_800_000);
        const basis = below(2) === 0 ? ('assignment' as const) : ('check_out' as const);
        const custody = { recorderSerial: someRecorder(), badgeNo: someOfficer(), basis, heldFrom, heldUntil };
        custodyIds.push(await addCustody(world.db, custody, world.change));
      },
      async () => {
        const [custodyId] = custodyIds.splice(below(custodyIds.length), 1);
        if (custodyId !== undefined) await removeCustody(world.db, custodyId, world.change);
      },
      () => changeShift(world.db, shiftIds[below(8)] ?? '', { badgeNo: someOfficer() }, world.change),
      () => world.review(asOf),
      () => world.review(asOf),
    ];
    const workers = Array.from({ length: 6 }, async () => {
      for (let deed = 0; deed < 40; deed++) {
        // What can't be is refused, by whatever came first.
        await deeds[below(deeds.length)]?.().catch((error: unknown) => {
          if (!(error instanceof AppError)) throw error;
        });
      }
    });
    await Promise.all(workers);
    await world.review(asOf);
    const coverage = world.db
      .selectFrom('shift_coverage')
      .selectAll()
      .where('shift_id', 'in', shiftIds)
      .orderBy('shift_id');
    const incremental = await coverage.execute();
    await world.db
      .updateTable('shift')
      .set({ review_at: at('00:00') })
      .execute();
    await world.review(asOf);
    expect(incremental, `seed ${seed}`).toEqual(await coverage.execute());
    expect(incremental.some((shift) => shift.recorded_ms > 0)).toBe(true);
  });
});

describe('a card that two stations tell of at once', () => {
  it('has one intake wait for the other, neither for both', async () => {
    const camera = await recorder();
    // Seen in the first dock, and in a second one.
    const [clip, undocking] = [
      footageEvent({ recorderSerial: camera, from: at('08:00'), to: at('09:00'), announcedAt: at('10:00') }),
      dockEvents(camera, at('09:30'), at('10:00')),
    ];
    const [docked, finished] = undocking;
    if (!docked || !finished || docked.event.type !== 'docked') throw new Error('no dock');
    const { dockSessionId } = docked.event.body;
    const { recordingId, sighting } = collectedBody(clip);
    const seen = (inDock: string) =>
      received('sighted', { recordingId, problem: null, sighting: { ...sighting, dockSessionId: inDock } });
    await intake(world.db, [docked, clip, seen(dockSessionId)]);

    let docksAreWritten = false;
    let otherWaits: () => void = () => undefined;
    const told = new Promise<void>((resolve) => {
      otherWaits = resolve;
    });
    const first = held(async (tx) => {
      for (const project of projections) {
        if (project === projectWitnesses) {
          // Its dock is written, the recorder's days are not opened yet.
          docksAreWritten = true;
          await told;
        }
        await project(tx, [finished, seen(dockSessionId)]);
      }
    });
    await until(() => docksAreWritten);
    const second = heldIntake([seen(randomUUID())]);
    await until(async () => (await waitingForLocks(world.db)) > 0);
    otherWaits();
    await first.worked();
    await first.commit();
    await second.worked();
    await second.commit();
  });
});

/** Numbers from 0 to 1 that follow from the seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
