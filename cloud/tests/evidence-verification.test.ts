import { completeUpload } from '@rollcall/cloud/evidence/complete-upload';
import { grantUpload } from '@rollcall/cloud/evidence/grant-upload';
import { claimVerification } from '@rollcall/cloud/evidence/verification-repository';
import { verifyRecording } from '@rollcall/cloud/evidence/verify-recording';
import { createVerifyWorker } from '@rollcall/cloud/workers/verify-worker';
import { usesOutsideParts } from '@rollcall/test/run-containers';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  announce,
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
import { until } from './support/until.ts';

let setup: EvidenceSetup;
beforeAll(async () => {
  setup = await startEvidence();
});
afterAll(() => setup.stop());
afterEach(() => setup.s3.faults.clear());

function worker(options: { pollMs?: number; leaseMs?: number; bytesPerSecond?: number } = {}) {
  const { db, store } = setup;
  return createVerifyWorker({ db, store, log: pino({ level: 'silent' }), now: () => new Date(), ...options });
}

async function alarms() {
  return setup.db.selectFrom('station_alarm').select(['kind', 'detail']).where('cleared_at', 'is', null).execute();
}

/** A completion whose answer from the store arrives only after something else has happened. */
function completeLate(file: TestFile, operation: 'completeUpload' | 'head', meanwhile: () => Promise<unknown>) {
  const { store } = setup;
  let first = true;
  async function late<T>(answer: Promise<T>): Promise<T> {
    const answered = await answer;
    if (first) {
      first = false;
      await meanwhile();
    }
    return answered;
  }
  const slow = {
    completeUpload: {
      completeUpload: (...of: Parameters<typeof store.completeUpload>) => late(store.completeUpload(...of)),
    },
    head: { head: (key: string) => late(store.head(key)) },
  };
  const context = { ...completionContext(setup), store: { ...store, ...slow[operation] } };
  return completeUpload(context, 'station-1', file.body.recordingId);
}

async function makeDue(file: TestFile): Promise<void> {
  const { db } = setup;
  await db
    .updateTable('recording')
    .set({ verify_after: sql<Date>`now()` })
    .where('recording_id', '=', file.body.recordingId)
    .execute();
}

describe('the read-back', () => {
  it('makes a recording verified when the stored version has the announced digest', async () => {
    const file = testFile(9 * mib);
    await upload(setup, file);
    expect(await worker().processAll()).toEqual(['verified']);
    const row = await recordingOf(setup.db, file);
    expect(row).toMatchObject({ state: 'verified', verify_after: null });
    expect((await factsOf(setup.db, file)).at(-1)).toEqual({
      type: 'recording_verified',
      payload: { versionId: row.version_id, sha256: file.body.sha256, sizeBytes: file.body.sizeBytes },
    });
    expect(await grantUpload(grantContext(setup), 'station-1', file.body.recordingId)).toEqual({
      outcome: 'verified',
      verifiedAt: row.verified_at?.toISOString(),
    });
    expect(await worker().processAll()).toEqual([]);
  });

  it.skipIf(usesOutsideParts())(
    'finds wrong bytes under the right ETag, names the part, deletes the version and has it sent again',
    async () => {
      const file = testFile(25 * mib);
      setup.s3.faults.add({ kind: 'corrupt', how: 'repeatPart', operations: ['CompleteMultipartUpload'], times: 1 });
      await upload(setup, file);
      const bad = await recordingOf(setup.db, file);
      expect(await worker().processAll()).toEqual(['read_back_mismatch']);

      const fact = (await factsOf(setup.db, file)).at(-1);
      expect(fact).toMatchObject({ type: 'read_back_mismatch', payload: { versionId: bad.version_id } });
      expect(fact?.payload?.parts).toHaveLength(1);
      expect(await alarms()).toMatchObject([{ kind: 'read_back_mismatch', detail: { versionId: bad.version_id } }]);
      expect(await setup.store.openVersion(bad.object_key, bad.version_id ?? '')).toBeUndefined();
      expect(await recordingOf(setup.db, file)).toMatchObject({
        state: 'announced',
        version_id: null,
        rejected_version_id: null,
      });

      await sendParts(setup, file);
      await completeUpload(completionContext(setup), 'station-1', file.body.recordingId);
      expect(await worker().processAll()).toEqual(['verified']);
      expect((await recordingOf(setup.db, file)).version_id).not.toBe(bad.version_id);
    },
  );

  it.skipIf(usesOutsideParts())(
    'does not take the wrong version for the new one when it could not be deleted at once',
    async () => {
      const file = testFile(mib);
      setup.s3.faults.add({ kind: 'corrupt', how: 'flipByte', operations: ['CompleteMultipartUpload'], times: 1 });
      setup.s3.faults.add({ kind: 'error', status: 503, operations: ['DeleteObject'] });
      await upload(setup, file);
      const bad = await recordingOf(setup.db, file);
      expect(await worker().processAll()).toEqual(['read_back_mismatch']);
      expect(await recordingOf(setup.db, file)).toMatchObject({ rejected_version_id: bad.version_id });

      await sendParts(setup, file);
      const complete = () => completeUpload(completionContext(setup), 'station-1', file.body.recordingId);
      await expect(complete()).rejects.toMatchObject({ code: 'object_store_failed' });
      setup.s3.faults.clear();
      expect(await complete()).toEqual({ outcome: 'uploaded' });
      expect(await worker().processAll()).toEqual(['verified']);
      expect(await setup.store.openVersion(bad.object_key, bad.version_id ?? '')).toBeUndefined();
    },
  );

  it.skipIf(usesOutsideParts())('stays, when a completion of the version that it rejected comes late', async () => {
    const file = testFile(mib);
    await announce(setup.db, file);
    await sendParts(setup, file);
    setup.s3.faults.add({ kind: 'corrupt', how: 'flipByte', operations: ['CompleteMultipartUpload'], times: 1 });
    const late = completeLate(file, 'completeUpload', async () => {
      await completeUpload(completionContext(setup), 'station-1', file.body.recordingId);
      expect(await worker().processAll()).toEqual(['read_back_mismatch']);
      await grantUpload(grantContext(setup), 'station-1', file.body.recordingId);
    });
    expect(await late).toEqual({ outcome: 'parts_missing' });
    expect(await recordingOf(setup.db, file)).toMatchObject({ state: 'uploading', version_id: null });
  });

  it('stays, when a completion that found the same version comes late', async () => {
    const file = testFile(100);
    await upload(setup, file);
    await setup.db
      .updateTable('recording')
      .set({ state: 'announced', version_id: null, uploaded_at: null, verify_after: null })
      .where('recording_id', '=', file.body.recordingId)
      .execute();
    const late = completeLate(file, 'head', async () => {
      await completeUpload(completionContext(setup), 'station-1', file.body.recordingId);
      expect(await worker().processAll()).toEqual(['verified']);
    });
    expect(await late).toEqual({ outcome: 'verified' });
    expect((await factsOf(setup.db, file)).at(-1)?.type).toBe('recording_verified');
  });

  it('notices that the stored version is gone', async () => {
    const file = testFile(100);
    await upload(setup, file);
    const { object_key: key, version_id: versionId } = await recordingOf(setup.db, file);
    await setup.store.deleteVersion(key, versionId ?? '');
    expect(await worker().processAll()).toEqual(['object_missing']);
    expect((await factsOf(setup.db, file)).at(-1)).toMatchObject({ type: 'object_missing', payload: { versionId } });
    await sendParts(setup, file);
    await completeUpload(completionContext(setup), 'station-1', file.body.recordingId);
    expect(await worker().processAll()).toEqual(['verified']);
  });

  it.skipIf(usesOutsideParts())(
    'judges nothing while the store fails or breaks off, and tries again later',
    async () => {
      const file = testFile(mib);
      await upload(setup, file);
      setup.s3.faults.add({ kind: 'reset', direction: 'response', afterBytes: 1000, operations: ['GetObject'] });
      const failing = worker();
      expect(await failing.processAll()).toEqual([]);
      expect(failing.problem()).toBe('object_store_failed');
      const row = await recordingOf(setup.db, file);
      expect(row).toMatchObject({ state: 'uploaded', verify_attempts: 1 });
      expect(row.verify_after?.getTime()).toBeGreaterThan(Date.now());
      expect(await worker().processAll()).toEqual([]);
      setup.s3.faults.clear();
      await makeDue(file);
      expect(await failing.processAll()).toEqual(['verified']);
      expect(failing.problem()).toBeUndefined();
    },
  );

  it('is done once by several workers together', async () => {
    const files = Array.from({ length: 12 }, () => testFile(1000));
    for (const file of files) await upload(setup, file);
    const verdicts = await Promise.all([worker().processAll(), worker().processAll(), worker().processAll()]);
    expect(verdicts.flat()).toEqual(files.map(() => 'verified'));
    for (const file of files) expect(await factsOf(setup.db, file)).toHaveLength(2);
  });

  it('counts once when two workers read the same version to its end', async () => {
    const file = testFile(100);
    await upload(setup, file);
    const claim = await claimVerification(setup.db, 60_000);
    if (!claim) throw new Error('nothing was due');
    const context = { db: setup.db, store: setup.store, now: () => new Date(), pace: async () => undefined };
    const judge = () => verifyRecording(context, claim, new AbortController().signal);
    expect((await Promise.all([judge(), judge()])).sort()).toEqual(['superseded', 'verified']);
    const types = (await factsOf(setup.db, file)).map((fact) => fact.type);
    expect(types).toEqual(['upload_completed', 'recording_verified']);
  });

  it('is taken over from a worker that was killed', async () => {
    const file = testFile(1000);
    await upload(setup, file);
    // A worker that claims and never speaks again.
    expect(await claimVerification(setup.db, 60_000)).toMatchObject({ recordingId: file.body.recordingId });
    expect(await worker().processAll()).toEqual([]);
    await makeDue(file);
    expect(await worker().processAll()).toEqual(['verified']);
  });

  it('keeps its claim while it reads for longer than the claim lasts', async () => {
    const file = testFile(300_000);
    await upload(setup, file);
    // It renews its claim in each third of its time: a busy machine must not be later than the rest.
    const slow = worker({ bytesPerSecond: 100_000, leaseMs: 1500 }).processAll();
    await until(async () => (await recordingOf(setup.db, file)).verify_attempts === 1);
    const others: string[] = [];
    let reading = true;
    const finished = slow.finally(() => {
      reading = false;
    });
    while (reading) others.push(...(await worker().processAll()));
    expect([await finished, others]).toEqual([['verified'], []]);
  });

  it.skipIf(usesOutsideParts())('gives its claim back when the service stops', async () => {
    const file = testFile(mib);
    await upload(setup, file);
    setup.s3.faults.add({ kind: 'slow', bytesPerSecond: 10_000, operations: ['GetObject'] });
    const stopped = worker();
    stopped.start();
    await until(async () => (await recordingOf(setup.db, file)).verify_attempts > 0);
    await stopped.stop();
    setup.s3.faults.clear();
    expect(await worker().processAll()).toEqual(['verified']);
  });

  it('begins at once when it is woken', async () => {
    const running = worker({ pollMs: 3600_000 });
    running.start();
    const file = testFile(100);
    await upload(setup, file);
    running.wake();
    await until(async () => (await recordingOf(setup.db, file)).state === 'verified');
    await running.stop();
  });
});
