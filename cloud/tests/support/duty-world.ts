import { randomUUID } from 'node:crypto';
import { addCustody, changeCustody } from '@rollcall/cloud/custody/custodies/change-custody';
import type { Database } from '@rollcall/cloud/db/database';
import type { ReceivedEvent } from '@rollcall/cloud/db/received-event';
import { addShift } from '@rollcall/cloud/duty/shifts/save-shifts';
import { saveOfficers } from '@rollcall/cloud/people/officers/save-officers';
import { saveUnits } from '@rollcall/cloud/people/units/save-units';
import { projections } from '@rollcall/cloud/projections';
import { saveRecorders } from '@rollcall/cloud/registry/save-recorders';
import { upsertStationPlaces } from '@rollcall/cloud/registry/station-place-repository';
import { createReviewWorker } from '@rollcall/cloud/workers/review-worker';
import { createLogger } from '@rollcall/node/logger';
import type { EventBodies } from '@rollcall/shared/contract/event';
import type { Inspection } from '@rollcall/shared/contract/inspection';
import type { FindingKind } from '@rollcall/shared/http/findings';
import { received, testFile, testSighting } from './evidence-setup.ts';
import { createTestHq } from './test-hq.ts';

const change = { by: 'test', reason: 'for a test', now: new Date('2026-01-01T00:00:00Z') };
/** Far in the future: what the database marks now is then due at whatever moment of these days a test reviews. */
const firstDay = '2040-03-10T00:00:00+08:00';

/** An instant of the first day, by local time; `days` later. */
export function at(time: string, days = 0): Date {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return new Date(Date.parse(firstDay) + days * 86_400_000 + ((hours * 60 + minutes) * 60 + seconds) * 1000);
}

/** A stretch of time as people read it: `08:00–12:30`. */
export function clock({ from, to }: { from: Date | string; to: Date | string }): string {
  const time = (instant: Date | string) => {
    const local = new Date(new Date(instant).getTime() + 8 * 3_600_000).toISOString();
    return local.slice(11, local.endsWith(':00.000Z') ? 16 : local.endsWith('.000Z') ? 19 : 23);
  };
  return `${time(from)}–${time(to)}`;
}

export interface TestFootage {
  recorderSerial: string;
  from: Date;
  to: Date;
  /** When HQ was told. */
  announcedAt: Date;
  inspection?: Partial<Inspection>;
}

export type DutyWorld = Awaited<ReturnType<typeof startDutyWorld>>;

/** HQ with the squad `squad-1` and its `station-1`, and what goes on there: duty, footage, docks, reviews. */
export async function startDutyWorld() {
  const hq = await createTestHq();
  const { db } = hq;
  await db.transaction().execute(async (tx) => {
    for (const unitCode of ['squad-1', 'squad-2'])
      await saveUnits(tx, [{ unitCode, name: unitCode, kind: 'squad', parentCode: null }], change);
    await upsertStationPlaces(tx, [{ stationId: 'station-1', name: '1', unitCode: 'squad-1' }]);
  });
  const log = createLogger({ level: 'silent', readable: false });
  const worker = createReviewWorker({ db, log, now: () => new Date() });

  return {
    hq,
    db,
    worker,
    change,

    async officer(badgeNo: string, unitCode = 'squad-1'): Promise<void> {
      const officer = { badgeNo, name: `officer ${badgeNo}`, kind: 'sworn' as const, unitCode };
      await db.transaction().execute((tx) => saveOfficers(tx, [officer], change));
    },

    async recorder(recorderSerial: string): Promise<void> {
      await db.transaction().execute((tx) => saveRecorders(tx, [{ recorderSerial, unitCode: 'squad-1' }], change));
    },

    shift: async (badgeNo: string, startsAt: Date, endsAt: Date, dutyType = 'road_patrol') =>
      (await addShift(db, { badgeNo, startsAt, endsAt, dutyType, post: 'post' }, change)).shiftId,

    hold: (recorderSerial: string, badgeNo: string, heldFrom: Date, heldUntil: Date | null) =>
      addCustody(db, { recorderSerial, badgeNo, basis: 'check_out', heldFrom, heldUntil }, change),

    /** Intake of recordings. @returns their ids */
    async footage(...clips: TestFootage[]): Promise<string[]> {
      const events = clips.map(footageEvent);
      await intake(db, events);
      return events.map((event) => collectedBody(event).recordingId);
    },

    /** A card was in a dock, and everything on it was collected. */
    async dock(recorderSerial: string, dockedAt: Date, collectedAt: Date): Promise<void> {
      await intake(db, dockEvents(recorderSerial, dockedAt, collectedAt));
    },

    /** The same bytes were seen on a recorder again. */
    sight: (recordingId: string, recorderSerial: string, receivedAt: Date) => {
      const sighting = testSighting({ recorderSerial });
      return intake(db, [received('sighted', { recordingId, problem: null, sighting }, { receivedAt })]);
    },

    /** It was somebody else who held the recorder. */
    give: (custodyId: string, badgeNo: string) => changeCustody(db, custodyId, { badgeNo }, change),

    review: (asOf: Date) => worker.processAll(asOf),

    /** What is known of a shift's findings: kind, state and what is missing. */
    async findings(shiftId: string): Promise<string[]> {
      const rows = await db.selectFrom('finding').selectAll().where('shift_id', '=', shiftId).orderBy('kind').execute();
      return rows.map(({ kind, state, detail }) => [kind, state, ...detail.missing.map(clock)].join(' '));
    },

    async finding(shiftId: string, kind: FindingKind) {
      return db
        .selectFrom('finding')
        .selectAll()
        .where('shift_id', '=', shiftId)
        .where('kind', '=', kind)
        .executeTakeFirstOrThrow();
    },

    /** Types of the facts about a shift's findings, oldest first. */
    async findingFacts(shiftId: string): Promise<string[]> {
      const rows = await db.selectFrom('fact').select(['type', 'payload']).orderBy('fact_id').execute();
      return rows
        .filter(({ type, payload }) => type.startsWith('finding_') && payload?.shiftId === shiftId)
        .map(({ type, payload }) => `${type} ${String(payload?.kind)}`);
    },

    stop: () => hq.dispose(),
  };
}

/** What a group of events does at HQ. */
export function intake(db: Database, events: ReceivedEvent[]): Promise<void> {
  return db.transaction().execute(async (tx) => {
    for (const project of projections) await project(tx, events);
  });
}

export function footageEvent({ recorderSerial, from, to, announcedAt, inspection }: TestFootage): ReceivedEvent {
  const { body } = testFile(16, { recorderSerial });
  body.sighting.claim = { ...body.sighting.claim, recorderSerial, capturedAt: from.toISOString() };
  body.inspection = { ...body.inspection, durationMs: to.getTime() - from.getTime(), ...inspection };
  return received('collected', body, { receivedAt: announcedAt });
}

export function collectedBody({ event }: ReceivedEvent): EventBodies['collected'] {
  if (event.type !== 'collected') throw new Error(`a ${event.type} event`);
  return event.body;
}

export function dockEvents(
  recorderSerial: string,
  dockedAt: Date,
  collectedAt: Date | false,
  undockedAt: Date | false = false,
): ReceivedEvent[] {
  const dockSessionId = randomUUID();
  const card = { cardVolumeId: 'card', serialSource: 'folder_name' as const, profileId: null };
  return [
    atWall(dockedAt, received('docked', { dockSessionId, recorderSerial, ...card, freeBytes: 1, totalBytes: 2 })),
    ...(collectedAt ? [atWall(collectedAt, received('card_collected', { dockSessionId, files: 1 }))] : []),
    ...(undockedAt ? [atWall(undockedAt, received('undocked', { dockSessionId }))] : []),
  ];
}

function atWall(wall: Date, { event, ...from }: ReceivedEvent): ReceivedEvent {
  return { ...from, event: { ...event, wall: wall.toISOString() } };
}
