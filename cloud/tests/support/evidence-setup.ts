import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Database } from '@rollcall/cloud/db/database';
import type { ReceivedEvent } from '@rollcall/cloud/db/received-event';
import { completeUpload } from '@rollcall/cloud/evidence/complete-upload';
import { grantUpload } from '@rollcall/cloud/evidence/grant-upload';
import { projectEvidence } from '@rollcall/cloud/evidence/project-evidence';
import { createObjectStore, type ObjectStore } from '@rollcall/cloud/objects/object-store';
import { upsertUnits } from '@rollcall/cloud/people/units/repository';
import { upsertStationPlaces } from '@rollcall/cloud/registry/station-place-repository';
import type { EventBodies, EventType, StationEvent } from '@rollcall/shared/contract/event';
import { partCount, partRange, partSizeFor } from '@rollcall/shared/contract/part-plan';
import type { Sighting } from '@rollcall/shared/contract/sighting';
import type { GrantedPart } from '@rollcall/shared/http/station-uploads';
import { recordingIdOf } from '@rollcall/shared/ids';
import { createTestStore, type TestStore } from '@rollcall/test/test-store';
import { createTestHq, type TestHq } from './test-hq.ts';

export const mib = 1024 * 1024;

export interface EvidenceSetup {
  hq: TestHq;
  /** Of the running role. */
  db: Database;
  s3: TestStore;
  store: ObjectStore;
  storeSettings: Parameters<typeof createObjectStore>[0];
  stop(): Promise<void>;
}

/** HQ's database with two squads of one station each, and a running S3 store with its bucket. */
export async function startEvidence(): Promise<EvidenceSetup> {
  const hq = await createTestHq();
  await addStations(hq.db);
  const s3 = await createTestStore();
  const storeSettings = { ...s3.settings, grantForm: 'content-sha256' as const };
  const store = createObjectStore(storeSettings);
  await store.ensureBucket();
  return {
    hq,
    db: hq.db,
    s3,
    store,
    storeSettings,
    stop: async () => {
      store.close();
      await s3.stop();
      await hq.dispose();
    },
  };
}

/** `station-1` of squad `squad-1`, and so on. */
async function addStations(db: Database): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (const number of [1, 2]) {
      const unitCode = `squad-${number}`;
      await upsertUnits(tx, [{ unitCode, name: `第${number}中队`, kind: 'squad', parentCode: null }]);
      await upsertStationPlaces(tx, [{ stationId: `station-${number}`, name: `${number}`, unitCode }]);
    }
  });
}

export interface TestFile {
  bytes: Buffer;
  body: EventBodies['collected'];
}

/** A file of random bytes, as a station would announce it. */
export function testFile(sizeBytes: number, sighting: Partial<Sighting> = {}): TestFile {
  return fileOf(randomBytes(sizeBytes), sighting);
}

/** A file of these bytes, as a station would announce it. */
export function fileOf(bytes: Buffer, sighting: Partial<Sighting> = {}): TestFile {
  const sizeBytes = bytes.length;
  const sha256 = sha256Of(bytes);
  const partSizeBytes = partSizeFor(sizeBytes);
  const partSha256 = Array.from({ length: partCount(sizeBytes, partSizeBytes) }, (_, index) => {
    return sha256Of(partOf({ bytes, body: { sizeBytes, partSizeBytes } }, index + 1));
  });
  return {
    bytes,
    body: {
      recordingId: recordingIdOf(sha256),
      sha256,
      sizeBytes,
      partSizeBytes,
      partSha256,
      extension: 'mp4',
      inspection: {
        outcome: 'healthy',
        kind: 'video',
        container: 'mp4',
        durationMs: 60_000,
        codecs: ['avc1'],
        width: 1920,
        height: 1080,
        problems: [],
      },
      sighting: testSighting({ sizeBytes, ...sighting }),
    },
  };
}

export function testSighting(changes: Partial<Sighting> = {}): Sighting {
  const text = 'DCIM/0001.MP4';
  return {
    dockSessionId: randomUUID(),
    cardVolumeId: 'card-1',
    recorderSerial: 'R0001',
    path: { bytes: Buffer.from(text).toString('base64'), text },
    sizeBytes: 1,
    modifiedAt: '2026-11-20T08:00:00.000Z',
    claim: {
      recorderSerial: 'R0001',
      badgeNo: '012345',
      capturedAt: '2026-11-20T15:00:00+08:00',
      sequenceNo: 1,
      deviceMarked: false,
    },
    ...changes,
  };
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export function partOf(
  { bytes, body }: { bytes: Buffer; body: { sizeBytes: number; partSizeBytes: number } },
  partNumber: number,
): Buffer {
  const { offset, sizeBytes } = partRange(body.sizeBytes, body.partSizeBytes, partNumber);
  return bytes.subarray(offset, offset + sizeBytes);
}

export function received<T extends EventType>(
  type: T,
  body: EventBodies[T],
  from: { stationId?: string; seq?: number; receivedAt?: Date; incarnation?: number } = {},
): ReceivedEvent {
  const { stationId = 'station-1', seq = 1, incarnation = 1, receivedAt = new Date() } = from;
  const wall = '2026-11-20T09:00:00.000Z';
  const envelope = { seq, id: randomUUID(), wall, bootId: randomUUID(), monotonicMs: 1 };
  return { stationId, incarnation, receivedAt, event: { ...envelope, type, body } as StationEvent };
}

export async function announce(db: Database, file: TestFile, stationId = 'station-1'): Promise<void> {
  await db.transaction().execute((tx) => projectEvidence(tx, [received('collected', file.body, { stationId })]));
}

/** What a station does: asks, sends the parts it is granted, asks again, until the store has them all. */
export async function sendParts(setup: EvidenceSetup, file: TestFile, stationId = 'station-1'): Promise<void> {
  for (;;) {
    const grant = await grantTo(setup, file, stationId);
    if (grant.outcome !== 'parts') return;
    for (const part of grant.parts) {
      const status = await putPart(part, partOf(file, part.partNumber));
      if (status !== 200) throw new Error(`the store answered ${status}`);
    }
  }
}

function grantTo(setup: EvidenceSetup, file: TestFile, stationId: string) {
  return grantUpload(grantContext(setup), stationId, file.body.recordingId);
}

/** Announced, sent and completed, but not yet read back. */
export async function upload(setup: EvidenceSetup, file: TestFile): Promise<void> {
  await announce(setup.db, file);
  await sendParts(setup, file);
  await completeUpload(completionContext(setup), 'station-1', file.body.recordingId);
}

export function grantContext({ db, store }: EvidenceSetup) {
  return { db, store, now: () => new Date(), stationBytesPerDay: 1024 * mib };
}

export function completionContext({ db, store }: EvidenceSetup) {
  return { db, store, now: () => new Date(), onUploaded: () => undefined };
}

/** @returns the store's status */
export async function putPart(part: Pick<GrantedPart, 'url' | 'headers'>, bytes: Uint8Array): Promise<number> {
  const { 'content-length': _, ...headers } = part.headers;
  const response = await fetch(part.url, { method: 'PUT', headers, body: Buffer.from(bytes) });
  await response.arrayBuffer();
  return response.status;
}

/** The recording's row. */
export async function recordingOf(db: Database, file: TestFile) {
  return db
    .selectFrom('recording')
    .selectAll()
    .where('recording_id', '=', file.body.recordingId)
    .executeTakeFirstOrThrow();
}

/** The facts about the recording, oldest first. */
export async function factsOf(db: Database, file: TestFile) {
  return db
    .selectFrom('fact')
    .select(['type', 'payload'])
    .where('subject', '=', `recording:${file.body.recordingId}`)
    .orderBy('fact_id')
    .execute();
}
