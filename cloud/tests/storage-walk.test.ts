import { completeUpload } from '@rollcall/cloud/evidence/complete-upload';
import { grantUpload } from '@rollcall/cloud/evidence/grant-upload';
import { selectWantedAgain } from '@rollcall/cloud/evidence/storage/walk-repository';
import { createUploadSweepWorker } from '@rollcall/cloud/workers/upload-sweep-worker';
import { usesOutsideParts } from '@rollcall/test/run-containers';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  completionContext,
  type EvidenceSetup,
  factsOf,
  grantContext,
  mib,
  recordingOf,
  sendParts,
  startEvidence,
  type TestFile,
  testFile,
  upload,
} from './support/evidence-setup.ts';
import { lockAll, openAlarms, storedVersion, storeVerified, verifyAll, walk } from './support/storage-setup.ts';

let setup: EvidenceSetup;
beforeAll(async () => {
  setup = await startEvidence();
});
afterAll(() => setup.stop());
// What an earlier test stored isn't due in another.
beforeEach(async () => {
  await setup.db.updateTable('recording').set({ read_at: null }).execute();
});
afterEach(() => setup.s3.faults.clear());

/** Stores it so that the store has other bytes from here on, though the read-back saw the right ones. */
async function damageAtRest(file: TestFile, how: 'flipByte' | 'zeroTail' = 'flipByte'): Promise<void> {
  const { key, versionId } = await storedVersion(setup, file);
  await setup.s3.damage({ bucket: setup.storeSettings.bucket, key, versionId }, how);
}

async function sendAgain(file: TestFile): Promise<void> {
  await sendParts(setup, file);
  await completeUpload(completionContext(setup), 'station-1', file.body.recordingId);
  await verifyAll(setup);
}

describe('the walk', () => {
  it('reads again what was read long enough ago, and finds healthy data right', async () => {
    const files = [await storeVerified(setup), await storeVerified(setup, 9 * mib)];
    expect(await walk(setup, 29)).toEqual([]);
    expect(await walk(setup, 31)).toEqual(['right', 'right']);
    expect(await walk(setup, 31)).toEqual([]);
    for (const file of files) {
      const row = await recordingOf(setup.db, file);
      expect(row.read_at?.getTime()).toBeGreaterThan(Date.now());
      expect(row).toMatchObject({ state: 'verified', integrity_problem: null });
      expect((await factsOf(setup.db, file)).map(({ type }) => type)).toEqual([
        'upload_completed',
        'recording_verified',
      ]);
    }
    expect(await openAlarms(setup)).toEqual([]);
    const [day] = await setup.db.selectFrom('walk_day').selectAll().execute();
    expect(day).toMatchObject({ files: 2, bytes: 9 * mib + 1000 });
  });

  it('finds what is gone, says so, and has it sent again', async () => {
    const file = await storeVerified(setup);
    const { key, versionId } = await storedVersion(setup, file);
    await setup.store.deleteVersion(key, versionId);
    expect(await walk(setup)).toEqual(['object_missing']);

    expect(await recordingOf(setup.db, file)).toMatchObject({
      state: 'announced',
      version_id: null,
      integrity_problem: 'object_missing',
    });
    expect((await factsOf(setup.db, file)).at(-1)).toEqual({ type: 'object_missing', payload: { versionId } });
    expect(await openAlarms(setup)).toMatchObject([
      { kind: 'object_missing', detail: { recordingId: file.body.recordingId } },
    ]);
    expect(await selectWantedAgain(setup.db, 'station-1', 10)).toEqual([file.body.recordingId]);
    expect(await selectWantedAgain(setup.db, 'station-2', 10)).toEqual([]);

    await sendAgain(file);
    expect(await recordingOf(setup.db, file)).toMatchObject({ state: 'verified', integrity_problem: null });
    expect(await openAlarms(setup)).toEqual([]);
    expect(await selectWantedAgain(setup.db, 'station-1', 10)).toEqual([]);
  });

  it.skipIf(usesOutsideParts())(
    'finds what was changed, names the part, and keeps it until the right bytes are there',
    async () => {
      const file = await storeVerified(setup, 9 * mib);
      const { key, versionId } = await storedVersion(setup, file);
      await damageAtRest(file);
      expect(await walk(setup)).toEqual(['object_changed']);
      const fact = (await factsOf(setup.db, file)).at(-1);
      expect(fact).toMatchObject({ type: 'object_changed', payload: { versionId, sha256: file.body.sha256 } });
      expect(fact?.payload).toMatchObject({ parts: [expect.any(Number)] });
      expect(await setup.store.openVersion(key, versionId)).toBeDefined();

      await sendAgain(file);
      const row = await recordingOf(setup.db, file);
      expect(row).toMatchObject({ state: 'verified', integrity_problem: null, rejected_version_id: versionId });
      expect(row.version_id).not.toBe(versionId);
      const { db, store } = setup;
      await createUploadSweepWorker({ db, store, log: pino({ level: 'silent' }), now: () => new Date() }).sweep();
      expect(await setup.store.openVersion(key, versionId)).toBeUndefined();
    },
  );

  it.skipIf(usesOutsideParts())('stores over a changed version that is locked, which nobody can delete', async () => {
    const file = await storeVerified(setup);
    await lockAll(setup);
    const { key, versionId } = await storedVersion(setup, file);
    await damageAtRest(file, 'zeroTail');
    expect(await walk(setup)).toEqual(['object_changed']);
    await sendAgain(file);
    const row = await recordingOf(setup.db, file);
    expect(row).toMatchObject({ state: 'verified', rejected_version_id: versionId, locked_until: null });
    expect(await setup.store.deleteVersion(key, versionId)).toBe('refused');
    await lockAll(setup);
    expect((await recordingOf(setup.db, file)).locked_until).not.toBeNull();
  });

  it.skipIf(usesOutsideParts())(
    'does not take the changed version for the new one when an answer gets lost',
    async () => {
      const file = await storeVerified(setup);
      await damageAtRest(file);
      await walk(setup);
      expect((await grantUpload(grantContext(setup), 'station-1', file.body.recordingId)).outcome).toBe('parts');
      await setup.db
        .updateTable('recording')
        .set({ state: 'announced', upload_id: null, granted_at: null })
        .where('recording_id', '=', file.body.recordingId)
        .execute();
      const complete = () => completeUpload(completionContext(setup), 'station-1', file.body.recordingId);
      expect(await complete()).toEqual({ outcome: 'parts_missing' });
      await sendAgain(file);
      expect(await recordingOf(setup.db, file)).toMatchObject({ state: 'verified' });
    },
  );

  it.skipIf(usesOutsideParts())('is not misled by one bad reading', async () => {
    const file = await storeVerified(setup);
    setup.s3.faults.add({ kind: 'corrupt', how: 'flipByte', operations: ['GetObject'], times: 1 });
    expect(await walk(setup)).toEqual(['unsteady']);
    expect(await recordingOf(setup.db, file)).toMatchObject({ state: 'verified', integrity_problem: null });
  });

  it.skipIf(usesOutsideParts())('judges nothing while the store fails, and tries again later', async () => {
    const file = await storeVerified(setup);
    setup.s3.faults.add({ kind: 'error', status: 503, operations: ['GetObject'] });
    expect(await walk(setup)).toEqual([]);
    setup.s3.faults.clear();
    expect(await walk(setup)).toEqual([]);
    expect(await walk(setup, 32)).toEqual(['right']);
    expect(await recordingOf(setup.db, file)).toMatchObject({ state: 'verified' });
  });

  it('is done once by several workers together', async () => {
    for (let count = 0; count < 10; count++) await upload(setup, testFile(500));
    await verifyAll(setup);
    const verdicts = await Promise.all([walk(setup), walk(setup), walk(setup)]);
    expect(verdicts.flat()).toEqual(Array(10).fill('right'));
  });
});
