import { createHash, randomUUID } from 'node:crypto';
import type { ReceivedEvent } from '@rollcall/cloud/db/received-event';
import { observeClock } from '@rollcall/cloud/witnesses/observe-clock';
import { createWitnessesWorker } from '@rollcall/cloud/workers/witnesses-worker';
import { createLogger } from '@rollcall/node/logger';
import type { EventBodies, EventType } from '@rollcall/shared/contract/event';
import { inventorySha256 } from '@rollcall/shared/contract/inventory-digest';
import { intake, startDutyWorld } from './duty-world.ts';
import { fileOf, received, testSighting } from './evidence-setup.ts';

/** A clip on a card. Its recorder and times are in its name, as L6 has them. */
export interface Clip {
  name: string;
  from: Date;
  to: Date;
  sequenceNo: number | null;
  badgeNo: string;
  content?: string;
  /** The station never got to read it, or another dock did. */
  uncollected?: boolean;
  /** It was collected before. */
  known?: boolean;
  damaged?: boolean;
}

export interface LogLine {
  at: Date;
  type: number;
  fileName?: string;
  sequenceNo?: number | null;
}

export interface Dock<Of extends Clip = Clip> {
  recorderSerial: string;
  at: Date;
  clips: readonly Of[];
  log?: readonly LogLine[];
  cardVolumeId?: string;
  stationId?: string;
  freeBytes?: number;
  /** How many folders and names of the card could not be read. */
  unread?: number;
}

const logPath = 'LOG/device.log';
let seq = 0;

function event<T extends EventType>(type: T, body: EventBodies[T], wall: Date, stationId = 'station-1'): ReceivedEvent {
  seq += 1;
  const one = received(type, body, { stationId, seq, receivedAt: wall });
  return { ...one, event: { ...one.event, wall: wall.toISOString() } };
}

/** What a station tells of a card in a dock: what lies on it, of each file that it reads, and the end of it. */
export function cardInDock<Of extends Clip>(dock: Dock<Of>) {
  const { recorderSerial, at, clips, log, stationId = 'station-1', freeBytes = 60e9, unread } = dock;
  const { cardVolumeId = `uuid:${recorderSerial}` } = dock;
  const dockSessionId = randomUUID();
  const later = (seconds: number) => new Date(at.getTime() + seconds * 1000);
  const on = <T extends EventType>(type: T, body: EventBodies[T], seconds: number) =>
    event(type, body, later(seconds), stationId);
  const files = clips.map((clip) => ({ clip, ...sightingOf(clip, { dockSessionId, cardVolumeId, recorderSerial }) }));
  const entries: EventBodies['inventory']['entries'] = files.map(
    ({ clip, sighting: { path, sizeBytes, modifiedAt } }) => ({
      path,
      sizeBytes,
      modifiedAt,
      fileClass: 'media',
      capturedAt: clip.from.toISOString(),
      ...(clip.sequenceNo === null ? {} : { sequenceNo: clip.sequenceNo }),
    }),
  );
  if (log) {
    const path = { bytes: Buffer.from(logPath).toString('base64'), text: logPath };
    entries.push({ path, sizeBytes: log.length, modifiedAt: at.toISOString(), fileClass: 'log' });
  }
  const digest = inventorySha256(entries, (bytes) => createHash('sha256').update(bytes).digest());
  const card = { dockSessionId, recorderSerial, cardVolumeId };
  const read = files.filter(({ clip: { uncollected = false, known = false } }) => !uncollected && !known);
  const isLeft = clips.some(({ uncollected }) => uncollected);
  return {
    listed: [
      on('docked', { ...card, serialSource: 'file_name', profileId: 'L6', freeBytes, totalBytes: 64e9 }, 0),
      on('inventory', { dockSessionId, inventorySha256: digest, page: 1, pages: 1, entries, unread }, 0),
      ...(log ? [on('recorder_log', logBody(card, log), 5)] : []),
    ],
    footage: read.map(({ clip, bytes, sighting }) => {
      const { body } = fileOf(bytes, sighting);
      const durationMs = clip.damaged ? null : clip.to.getTime() - clip.from.getTime();
      const outcome = clip.damaged ? ('damaged' as const) : ('healthy' as const);
      const inspection = { ...body.inspection, durationMs, outcome };
      return { clip, event: on('collected', { ...body, inspection }, 10) };
    }),
    ended: [
      ...(isLeft ? [] : [on('card_collected', { dockSessionId, files: clips.length }, 20)]),
      on('undocked', { dockSessionId }, 60),
    ],
  };
}

/** Everything that a station tells of a card in a dock. */
function dockEvents(dock: Dock): ReceivedEvent[] {
  const { listed, footage, ended } = cardInDock(dock);
  return [...listed, ...footage.map((one) => one.event), ...ended];
}

/** The world of duty, with cards in docks, as stations tell of them, and the worker that looks at recorders' days. */
export async function startWitnessWorld() {
  const world = await startDutyWorld();
  const { db } = world;
  const worker = createWitnessesWorker({
    db,
    log: createLogger({ level: 'silent', readable: false }),
    now: () => new Date(),
  });

  return {
    ...world,
    witnesses: worker,
    dockEvents,
    event,

    dock: (dock: Dock) => intake(db, dockEvents(dock)),

    /** Clocks and days are looked at until nothing is due. */
    look: (asOf: Date) => worker.processAll(asOf),

    /** An on-the-spot penalty by this officer that must be recorded. @returns the activity's id */
    async ticket(badgeNo: string, startsAt: Date): Promise<string> {
      const ends = new Date(startsAt.getTime() + 5 * 60_000);
      const { activity_id } = await db
        .insertInto('activity')
        .values({
          source: 'test',
          source_id: randomUUID(),
          kind: 'summary_penalty',
          starts_at: startsAt,
          ends_at: ends,
          review_at: new Date(),
        })
        .returning('activity_id')
        .executeTakeFirstOrThrow();
      await db
        .insertInto('activity_officer')
        .values({ activity_id, badge_no: badgeNo, starts_at: startsAt, ends_at: ends })
        .execute();
      return activity_id;
    },

    /** A squad leader compared the recorder's clock. */
    async observeClock(recorderSerial: string, seen: { observedAt: Date; shownAt: Date; errorMs: number }) {
      const { account_id: accountId } = await db
        .insertInto('account')
        .values({ username: `leader-${recorderSerial}`, password_hash: 'none', role: 'inspector' })
        .returning('account_id')
        .executeTakeFirstOrThrow();
      const observation = {
        observedAt: seen.observedAt.toISOString(),
        shownAt: seen.shownAt.toISOString(),
        errorMs: seen.errorMs,
        reason: 'compared with a phone',
      };
      await observeClock(db, recorderSerial, observation, { accountId, by: 'leader', now: seen.observedAt });
    },

    /** The open findings about a recorder, each with its grade and the files that it names. */
    async lost(recorderSerial: string): Promise<string[]> {
      const rows = await db
        .selectFrom('finding')
        .selectAll()
        .where('recorder_serial', '=', recorderSerial)
        .where('state', '=', 'open')
        .orderBy('kind')
        .execute();
      return rows.map(({ kind, grade, badge_no, detail }) =>
        [kind, grade, badge_no, ...(detail.lostFiles ?? []).map((file) => file.fileName ?? `#${file.sequenceNo}`)].join(
          ' ',
        ),
      );
    },

    async details(recorderSerial: string) {
      return db
        .selectFrom('finding')
        .select(['kind', 'detail', 'duty_date as dutyDate', 'unit_code as unitCode', 'state'])
        .where('recorder_serial', '=', recorderSerial)
        .orderBy('kind')
        .execute();
    },
  };
}

export type WitnessWorld = Awaited<ReturnType<typeof startWitnessWorld>>;

function sightingOf(clip: Clip, card: { dockSessionId: string; cardVolumeId: string; recorderSerial: string }) {
  const text = `DCIM/100MEDIA/${clip.name}`;
  const bytes = Buffer.from(clip.content ?? `${clip.name} ${clip.from.toISOString()}`);
  const path = { bytes: Buffer.from(text).toString('base64'), text };
  const { recorderSerial } = card;
  const claim = {
    recorderSerial,
    badgeNo: clip.badgeNo,
    capturedAt: clip.from.toISOString(),
    sequenceNo: clip.sequenceNo,
  };
  const modifiedAt = clip.to.toISOString();
  const sighting = testSighting({
    ...card,
    path,
    sizeBytes: bytes.length,
    modifiedAt,
    claim: { ...claim, deviceMarked: false },
  });
  return { bytes, sighting };
}

function logBody(
  card: { dockSessionId: string; recorderSerial: string; cardVolumeId: string },
  lines: readonly LogLine[],
): EventBodies['recorder_log'] {
  const text = logPath;
  const entries = lines.map(({ at, type, fileName = null, sequenceNo = null }, index) => ({
    at: at.toISOString(),
    type,
    fileName,
    line: index + 1,
    recorderSerial: fileName === null ? null : card.recorderSerial,
    sequenceNo,
  }));
  return {
    ...card,
    logPath: { bytes: Buffer.from(text).toString('base64'), text },
    page: 1,
    pages: 1,
    entries,
    badLines: 0,
  };
}
