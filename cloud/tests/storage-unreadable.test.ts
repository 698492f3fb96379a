import { completeUpload } from '@rollcall/cloud/evidence/complete-upload';
import { selectWantedAgain } from '@rollcall/cloud/evidence/storage/walk-repository';
import { createObjectStore, type ObjectStore } from '@rollcall/cloud/objects/object-store';
import { createAskedReadWorker } from '@rollcall/cloud/workers/asked-read-worker';
import { createCopyWorker } from '@rollcall/cloud/workers/copy-worker';
import { createUploadSweepWorker } from '@rollcall/cloud/workers/upload-sweep-worker';
import { createWalkWorker } from '@rollcall/cloud/workers/walk-worker';
import { usesOutsideParts } from '@rollcall/test/run-containers';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  completionContext,
  type EvidenceSetup,
  factsOf,
  mib,
  recordingOf,
  sendParts,
  startEvidence,
  type TestFile,
  testFile,
  upload,
} from './support/evidence-setup.ts';
import { daysFromNow, openAlarms, storedVersion, storeVerified, verifyAll, walk } from './support/storage-setup.ts';

// Objects that the store doesn't give, while it gives others.

let setup: EvidenceSetup;
let copyStore: ObjectStore;
beforeAll(async () => {
  setup = await startEvidence();
  copyStore = createObjectStore({ ...setup.storeSettings, bucket: `${setup.storeSettings.bucket}-copies` });
});
afterAll(async () => {
  copyStore.close();
  await setup.stop();
});
// What an earlier test stored isn't due in another.
beforeEach(async () => {
  await setup.db.updateTable('recording').set({ read_at: null, copy_after: '2100-01-01' }).execute();
});
afterEach(() => setup.s3.faults.clear());

const minutes = (count: number) => 31 + count / 1440;
const problemOf = async (file: TestFile) => (await recordingOf(setup.db, file)).integrity_problem;

/** What makes the store fail to give this one object. */
const faults: Record<string, (file: TestFile) => Promise<void>> = {
  'a file of it is gone': (file) => damage(file, 'gone'),
  'a file of it was cut': (file) => damage(file, 'cut'),
  'it answers 500': async (file) => addFault(file, { kind: 'error', status: 500 }),
  'it breaks off in the middle': async (file) =>
    addFault(file, { kind: 'reset', direction: 'response', afterBytes: 5 * mib }),
};

async function damage(file: TestFile, how: 'gone' | 'cut'): Promise<void> {
  await setup.s3.damage({ bucket: setup.storeSettings.bucket, ...(await storedVersion(setup, file)) }, how);
}

async function addFault(
  file: TestFile,
  fault: { kind: 'error'; status: 500 } | { kind: 'reset'; direction: 'response'; afterBytes: number },
): Promise<void> {
  const { key } = await storedVersion(setup, file);
  setup.s3.faults.add({ ...fault, operations: ['GetObject'], keyPrefix: key });
}

function copy() {
  const { db, store } = setup;
  const log = pino({ level: 'silent' });
  return createCopyWorker({ db, store, copyStore, log, now: () => new Date() }).processAll();
}

async function sendAgain(file: TestFile): Promise<void> {
  await sendParts(setup, file);
  await completeUpload(completionContext(setup), 'station-1', file.body.recordingId);
  await verifyAll(setup);
}

describe.skipIf(usesOutsideParts())('an object that cannot be read while others can', () => {
  it.each(Object.keys(faults))('is judged after three tries within an hour, told, and sent again: %s', async (name) => {
    const file = await storeVerified(setup, 9 * mib);
    const { versionId } = await storedVersion(setup, file);
    await faults[name]?.(file);
    for (const minute of [0, 9, 11]) {
      expect(await walk(setup, minutes(minute))).toEqual([]);
      expect(await recordingOf(setup.db, file)).toMatchObject({ state: 'verified', integrity_problem: null });
    }
    expect(await walk(setup, minutes(22))).toEqual(['object_unreadable']);
    expect(await recordingOf(setup.db, file)).toMatchObject({
      state: 'announced',
      integrity_problem: 'object_unreadable',
    });
    const payload = { versionId, failures: 3 };
    expect((await factsOf(setup.db, file)).at(-1)).toEqual({ type: 'object_unreadable', payload });
    expect(await openAlarms(setup)).toEqual([
      { kind: 'object_unreadable', detail: { recordingId: file.body.recordingId, ...payload } },
    ]);
    expect(await selectWantedAgain(setup.db, 'station-1', 10)).toEqual([file.body.recordingId]);

    setup.s3.faults.clear();
    await sendAgain(file);
    expect(await recordingOf(setup.db, file)).toMatchObject({ state: 'verified', integrity_problem: null });
    expect(await openAlarms(setup)).toEqual([]);
    expect(await walk(setup, 62)).toEqual(['right']);
  });

  it('comes back from the second copy first', async () => {
    const file = await storeVerified(setup, 9 * mib);
    await setup.db
      .updateTable('recording')
      .set({ copy_after: null })
      .where('recording_id', '=', file.body.recordingId)
      .execute();
    expect(await copy()).toEqual(['transferred']);
    await damage(file, 'gone');
    for (const minute of [0, 11, 22]) await walk(setup, minutes(minute));
    expect(await problemOf(file)).toBe('object_unreadable');
    expect(await copy()).toEqual(['transferred']);
    await verifyAll(setup);
    expect(await recordingOf(setup.db, file)).toMatchObject({ state: 'verified', integrity_problem: null });
  });

  it('is kept when the store gives it again meanwhile', async () => {
    const file = await storeVerified(setup, 9 * mib);
    await setup.db
      .updateTable('recording')
      .set({ copy_after: null })
      .where('recording_id', '=', file.body.recordingId)
      .execute();
    expect(await copy()).toEqual(['transferred']);
    const { key, versionId } = await storedVersion(setup, file);
    await faults['it answers 500']?.(file);
    for (const minute of [0, 11, 22]) await walk(setup, minutes(minute));
    expect(await problemOf(file)).toBe('object_unreadable');
    setup.s3.faults.clear();
    expect(await copy()).toEqual(['transferred']);
    await verifyAll(setup);
    const { db, store } = setup;
    await createUploadSweepWorker({ db, store, log: pino({ level: 'silent' }), now: () => new Date() }).sweep();
    expect(await storedVersion(setup, file)).toEqual({ key, versionId });
    expect(await store.openVersion(key, versionId)).toBeDefined();
  });

  it('is taken back by the hour, where nobody else has it, when the store gives it again', async () => {
    const file = await storeVerified(setup, 9 * mib);
    const { key, versionId } = await storedVersion(setup, file);
    await faults['it answers 500']?.(file);
    for (const minute of [0, 11, 22]) await walk(setup, minutes(minute));
    expect(await problemOf(file)).toBe('object_unreadable');
    const readAsked = (minute: number) => {
      const { db, store } = setup;
      const now = () => daysFromNow(minutes(minute));
      return createAskedReadWorker({ db, store, log: pino({ level: 'silent' }), now }).processAll();
    };
    await readAsked(23);
    setup.s3.faults.clear();
    await readAsked(80);
    expect(await recordingOf(setup.db, file)).toMatchObject({ state: 'announced', rejected_version_id: versionId });
    await readAsked(84);
    expect(await verifyAll(setup)).toEqual(['verified']);
    expect(await storedVersion(setup, file)).toEqual({ key, versionId });
    const whole = { state: 'verified', integrity_problem: null, rejected_version_id: null };
    expect(await recordingOf(setup.db, file)).toMatchObject(whole);
  });

  it('is what health tells of until it is read or judged, though others are read meanwhile', async () => {
    const [file, other] = [await storeVerified(setup), await storeVerified(setup)];
    await damage(file, 'gone');
    let now = daysFromNow(31);
    const worker = createWalkWorker({ ...setup, log: pino({ level: 'silent' }), now: () => now });
    expect(await worker.processAll()).toEqual(['right']);
    expect(worker.problem()).toBe('object_store_failed');
    await setup.db
      .updateTable('recording')
      .set({ read_at: new Date(0) })
      .where('recording_id', '=', other.body.recordingId)
      .execute();
    now = daysFromNow(minutes(5));
    expect(await worker.processAll()).toEqual(['right']);
    expect(worker.problem()).toBe('object_store_failed');
    for (const minute of [11, 22]) {
      now = daysFromNow(minutes(minute));
      await worker.processAll();
    }
    expect(await problemOf(file)).toBe('object_unreadable');
    expect(worker.problem()).toBeUndefined();
  });

  it('is judged as well when it could not be read back since it was stored', async () => {
    const file = testFile(9 * mib);
    await upload(setup, file);
    const { key, versionId } = await storedVersion(setup, file);
    await damage(file, 'cut');
    // Each try is due at once.
    const verdicts: string[] = [];
    for (let attempt = 0; attempt < 14 && verdicts.length === 0; attempt += 1) {
      await setup.db
        .updateTable('recording')
        .set({ verify_after: new Date(0) })
        .where('object_key', '=', key)
        .execute();
      verdicts.push(...(await verifyAll(setup)));
    }
    expect(verdicts).toEqual(['object_unreadable']);
    expect((await factsOf(setup.db, file)).at(-1)).toEqual({ type: 'object_unreadable', payload: { versionId } });
    expect((await openAlarms(setup)).at(-1)).toMatchObject({ detail: { seen: 'object_unreadable', versionId } });
    await sendAgain(file);
    expect(await recordingOf(setup.db, file)).toMatchObject({ state: 'verified' });
  });
});
