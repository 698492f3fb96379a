import { completeUpload } from '@rollcall/cloud/evidence/complete-upload';
import { grantUpload } from '@rollcall/cloud/evidence/grant-upload';
import { createObjectStore } from '@rollcall/cloud/objects/object-store';
import { createUploadSweepWorker } from '@rollcall/cloud/workers/upload-sweep-worker';
import { usesOutsideParts } from '@rollcall/test/run-containers';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  announce,
  completionContext,
  type EvidenceSetup,
  factsOf,
  grantContext,
  mib,
  partOf,
  putPart,
  recordingOf,
  sendParts,
  startEvidence,
  type TestFile,
  testFile,
} from './support/evidence-setup.ts';

let setup: EvidenceSetup;
beforeAll(async () => {
  setup = await startEvidence();
});
afterAll(() => setup.stop());
afterEach(() => setup.s3.faults.clear());

const grant = (file: TestFile, stationId = 'station-1') =>
  grantUpload(grantContext(setup), stationId, file.body.recordingId);
const complete = (file: TestFile, stationId = 'station-1') =>
  completeUpload(completionContext(setup), stationId, file.body.recordingId);

async function partsOf(file: TestFile, stationId?: string) {
  const granted = await grant(file, stationId);
  if (granted.outcome !== 'parts') throw new Error(granted.outcome);
  return granted.parts;
}

async function openKeys(): Promise<string[]> {
  const keys: string[] = [];
  for await (const upload of setup.store.listUploads()) keys.push(upload.key);
  return keys;
}

async function openUploadsOf(file: TestFile): Promise<string[]> {
  const { object_key: key } = await recordingOf(setup.db, file);
  const ids: string[] = [];
  for await (const upload of setup.store.listUploads()) if (upload.key === key) ids.push(upload.uploadId);
  return ids;
}

describe('a grant', () => {
  it('has the parts that the store misses, with the sizes that were announced', async () => {
    const file = testFile(17 * mib);
    await announce(setup.db, file);
    const parts = await partsOf(file);
    expect(parts.map(({ partNumber, sizeBytes }) => [partNumber, sizeBytes])).toEqual([
      [1, 8 * mib],
      [2, 8 * mib],
      [3, mib],
    ]);
    for (const part of parts.slice(0, 2)) expect(await putPart(part, partOf(file, part.partNumber))).toBe(200);
    expect((await partsOf(file)).map((part) => part.partNumber)).toEqual([3]);
  });

  it('is refused to a station that did not announce the recording', async () => {
    const file = testFile(100);
    const refusal = { code: 'recording_not_announced', status: 404 };
    await expect(grant(file)).rejects.toMatchObject(refusal);
    await announce(setup.db, file, 'station-1');
    await expect(grant(file, 'station-2')).rejects.toMatchObject(refusal);
    await expect(complete(file, 'station-2')).rejects.toMatchObject(refusal);
  });

  it('opens one upload a key, however many ask at once', async () => {
    const file = testFile(100);
    await announce(setup.db, file, 'station-1');
    await announce(setup.db, file, 'station-2');
    const stations = Array.from({ length: 8 }, (_, index) => `station-${1 + (index % 2)}`);
    // All of them find no upload before the first may open one.
    const everybodyLooked = Promise.withResolvers<void>();
    let looked = 0;
    const head = (key: string) => {
      if (++looked === stations.length) everybodyLooked.resolve();
      return everybodyLooked.promise.then(() => setup.store.head(key));
    };
    const context = { ...grantContext(setup), store: { ...setup.store, head } };
    const granted = await Promise.all(stations.map((id) => grantUpload(context, id, file.body.recordingId)));
    const uploads = granted.map((answer) =>
      answer.outcome === 'parts' ? new URL(answer.parts[0]?.url ?? '').searchParams.get('uploadId') : answer.outcome,
    );
    expect(new Set(uploads).size).toBe(1);
    expect(await openUploadsOf(file)).toHaveLength(1);
  });

  it('opens another upload when the store has forgotten the one before', async () => {
    const file = testFile(100);
    await announce(setup.db, file);
    await partsOf(file);
    const { object_key: key, upload_id: uploadId } = await recordingOf(setup.db, file);
    await setup.store.abortUpload(key, uploadId ?? '');
    const [part] = await partsOf(file);
    expect(part && (await putPart(part, file.bytes))).toBe(200);
    expect(await complete(file)).toEqual({ outcome: 'uploaded' });
  });

  it('is refused when the quota of the day is spent, until the next day', async () => {
    const files = [testFile(600), testFile(600)];
    let now = new Date('2031-01-01T23:59:00.000Z');
    const context = { ...grantContext(setup), now: () => now, stationBytesPerDay: 1000 };
    for (const file of files) await announce(setup.db, file, 'station-2');
    const [first = '', second = ''] = files.map((file) => file.body.recordingId);
    expect(await grantUpload(context, 'station-2', first)).toMatchObject({ outcome: 'parts' });
    const refused = grantUpload(context, 'station-2', second);
    await expect(refused).rejects.toMatchObject({ code: 'upload_quota_spent', status: 429, retryAfterSeconds: 60 });
    expect(await grantUpload(context, 'station-2', first)).toMatchObject({ outcome: 'parts' });
    now = new Date('2031-01-02T00:00:00.000Z');
    expect(await grantUpload(context, 'station-2', second)).toMatchObject({ outcome: 'parts' });
  });

  it('asks for nothing when the store already has the object: its completion was never saved', async () => {
    const file = testFile(100);
    await announce(setup.db, file);
    await sendParts(setup, file);
    await complete(file);
    // As after a restore of the database from before the upload.
    await setup.db
      .updateTable('recording')
      .set({ state: 'announced', version_id: null, uploaded_at: null, verify_after: null })
      .where('recording_id', '=', file.body.recordingId)
      .execute();
    expect(await grant(file)).toEqual({ outcome: 'complete' });
    expect(await complete(file)).toEqual({ outcome: 'uploaded' });
  });
});

describe('a completion', () => {
  it('is refused while parts are missing', async () => {
    const file = testFile(9 * mib);
    await announce(setup.db, file);
    expect(await complete(file)).toEqual({ outcome: 'parts_missing' });
    const [first] = await partsOf(file);
    if (first) await putPart(first, partOf(file, 1));
    expect(await complete(file)).toEqual({ outcome: 'parts_missing' });
    expect((await recordingOf(setup.db, file)).state).toBe('uploading');
  });

  it('keeps the version that the store made, once, however many ask at once', async () => {
    const file = testFile(100);
    await announce(setup.db, file, 'station-1');
    await announce(setup.db, file, 'station-2');
    await sendParts(setup, file);
    const asked = Array.from({ length: 6 }, (_, index) => complete(file, `station-${1 + (index % 2)}`));
    expect(new Set((await Promise.all(asked)).map(({ outcome }) => outcome))).toEqual(new Set(['uploaded']));
    const row = await recordingOf(setup.db, file);
    expect(row).toMatchObject({ state: 'uploaded', upload_id: null });
    expect(await setup.store.head(row.object_key)).toMatchObject({ versionId: row.version_id });
    expect(await factsOf(setup.db, file)).toMatchObject([
      { type: 'upload_completed', payload: { versionId: row.version_id, sizeBytes: 100 } },
    ]);
    expect(await grant(file, 'station-2')).toEqual({ outcome: 'uploaded' });
  });

  it.skipIf(usesOutsideParts())('finds the object when the answer of the store got lost', async () => {
    const file = testFile(100);
    await announce(setup.db, file);
    await sendParts(setup, file);
    setup.s3.faults.add({ kind: 'loseResponse', operations: ['CompleteMultipartUpload'], times: 1 });
    expect(await complete(file)).toEqual({ outcome: 'uploaded' });
    expect(await openUploadsOf(file)).toEqual([]);
  });

  it('takes the object that is there already, and leaves no upload behind', async () => {
    const file = testFile(100);
    await announce(setup.db, file);
    await sendParts(setup, file);
    const { object_key: key } = await recordingOf(setup.db, file);
    const versionId = await storeDirectly(file, key);
    expect(await complete(file)).toEqual({ outcome: 'uploaded' });
    expect((await recordingOf(setup.db, file)).version_id).toBe(versionId);
    expect(await openUploadsOf(file)).toEqual([]);
  });

  it.skipIf(usesOutsideParts())('takes it also from a store that would complete over it', async () => {
    const file = testFile(100);
    await announce(setup.db, file);
    await sendParts(setup, file);
    const { object_key: key } = await recordingOf(setup.db, file);
    const versionId = await storeDirectly(file, key);
    setup.s3.faults.add({ kind: 'overlook', what: 'condition', operations: ['CompleteMultipartUpload'] });
    expect(await complete(file)).toEqual({ outcome: 'uploaded' });
    expect((await recordingOf(setup.db, file)).version_id).toBe(versionId);
    expect(await setup.store.listVersions(key)).toEqual([versionId]);
    expect(await openUploadsOf(file)).toEqual([]);
  });

  it.skipIf(usesOutsideParts())('changes nothing when the store fails, and works when it is back', async () => {
    const file = testFile(100);
    await announce(setup.db, file);
    await sendParts(setup, file);
    setup.s3.faults.add({ kind: 'error', status: 503, operations: ['CompleteMultipartUpload'] });
    await expect(complete(file)).rejects.toMatchObject({ code: 'object_store_failed' });
    setup.s3.faults.clear();
    expect(await complete(file)).toEqual({ outcome: 'uploaded' });
  });
});

describe('the sweep of uploads', () => {
  it('aborts what stopped a day ago or belongs to no recording, and leaves what goes on', async () => {
    const [stopped, active] = [testFile(100), testFile(100)];
    for (const file of [stopped, active]) await announce(setup.db, file);
    await partsOf(stopped);
    await partsOf(active);
    const unknownKey = 'recordings/sha256/00/unknown';
    await setup.store.createUpload(unknownKey);
    const inTwoDays = new Date(Date.now() + 48 * 3600_000);
    await setup.db
      .updateTable('recording')
      .set({ granted_at: inTwoDays })
      .where('recording_id', '=', active.body.recordingId)
      .execute();
    const log = pino({ level: 'silent' });
    const tomorrow = () => new Date(Date.now() + 25 * 3600_000);
    await createUploadSweepWorker({ db: setup.db, store: setup.store, log, now: () => new Date() }).sweep();
    expect(await openUploadsOf(stopped)).toHaveLength(1);
    expect(await openKeys()).toContain(unknownKey);
    await createUploadSweepWorker({ db: setup.db, store: setup.store, log, now: tomorrow }).sweep();
    expect(await openUploadsOf(stopped)).toEqual([]);
    expect(await openUploadsOf(active)).toHaveLength(1);
    expect(await openKeys()).not.toContain(unknownKey);
    expect(await recordingOf(setup.db, stopped)).toMatchObject({ state: 'announced', upload_id: null });
    expect(await partsOf(stopped)).toHaveLength(1);
  });

  it('aborts what a killed copy left at the store of copies', async () => {
    const { db, store } = setup;
    const copyStore = createObjectStore({ ...setup.storeSettings, bucket: `${setup.storeSettings.bucket}-copies` });
    const log = pino({ level: 'silent' });
    const sweep = (now: () => Date) => createUploadSweepWorker({ db, store, copyStore, log, now }).sweep();
    await sweep(() => new Date());
    const key = 'recordings/sha256/00/copy';
    const uploadId = await copyStore.createUpload(key);
    await sweep(() => new Date());
    expect((await copyStore.listParts(key, uploadId)).outcome).toBe('listed');
    await sweep(() => new Date(Date.now() + 25 * 3600_000));
    expect((await copyStore.listParts(key, uploadId)).outcome).toBe('no_such_upload');
    copyStore.close();
  });
});

async function storeDirectly(file: TestFile, key: string): Promise<string> {
  const { store } = setup;
  const uploadId = await store.createUpload(key);
  const { sha256, sizeBytes } = file.body;
  const part = { key, uploadId, partNumber: 1, sizeBytes, sha256, signedAt: new Date(), lifetimeSeconds: 60 };
  await putPart(await store.presignPart(part), file.bytes);
  const listed = await store.listParts(key, uploadId);
  const parts = listed.outcome === 'listed' ? listed.parts.map((stored) => ({ ...stored, sha256 })) : [];
  const completed = await store.completeUpload(key, uploadId, parts);
  if (completed.outcome !== 'completed') throw new Error(completed.outcome);
  return completed.versionId;
}
