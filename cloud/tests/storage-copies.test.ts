import { createObjectStore, type ObjectStore } from '@rollcall/cloud/objects/object-store';
import { createCopyWorker } from '@rollcall/cloud/workers/copy-worker';
import { usesOutsideParts } from '@rollcall/test/run-containers';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type EvidenceSetup, factsOf, mib, recordingOf, startEvidence } from './support/evidence-setup.ts';
import {
  daysFromNow,
  lockAll,
  openAlarms,
  storedVersion,
  storeVerified,
  verifyAll,
  walk,
} from './support/storage-setup.ts';

let setup: EvidenceSetup;
let copyStore: ObjectStore;
let inCopies: { bucket: string };
beforeAll(async () => {
  setup = await startEvidence();
  inCopies = { bucket: `${setup.storeSettings.bucket}-copies` };
  copyStore = createObjectStore({ ...setup.storeSettings, ...inCopies });
});
afterAll(async () => {
  copyStore.close();
  await setup.stop();
});
// What an earlier test stored isn't due in another.
beforeEach(async () => {
  await setup.db.updateTable('recording').set({ copy_after: '2100-01-01', read_at: null }).execute();
});
afterEach(() => setup.s3.faults.clear());

function copy(days = 0) {
  const { db, store } = setup;
  const now = () => daysFromNow(days);
  return createCopyWorker({ db, store, copyStore, log: pino({ level: 'silent' }), now }).processAll();
}

describe('the second copy', () => {
  it('has the same bytes, was read back, and is a fact', async () => {
    const files = [await storeVerified(setup, 20 * mib), await storeVerified(setup, 1)];
    expect(await copy()).toEqual(['transferred', 'transferred']);
    expect(await copy()).toEqual([]);
    for (const file of files) {
      const row = await recordingOf(setup.db, file);
      const chunks: Uint8Array[] = [];
      for await (const chunk of (await copyStore.openVersion(row.object_key, row.copy_version_id ?? '')) ?? []) {
        chunks.push(chunk);
      }
      expect(Buffer.concat(chunks).equals(file.bytes)).toBe(true);
      expect((await factsOf(setup.db, file)).at(-1)).toMatchObject({
        type: 'recording_copied',
        payload: { copyVersionId: row.copy_version_id, sha256: file.body.sha256 },
      });
    }
  });

  it('is locked like the first one', async () => {
    const file = await storeVerified(setup);
    await lockAll(setup);
    await copy();
    const row = await recordingOf(setup.db, file);
    const lock = await copyStore.readLock(row.object_key, row.copy_version_id ?? '');
    expect(lock).toMatchObject({ compliance: true, until: row.locked_until });
  });

  it.skipIf(usesOutsideParts())('is not taken from a wrong original, which the walk looks at next', async () => {
    const file = await storeVerified(setup);
    await setup.s3.damage({ bucket: setup.storeSettings.bucket, ...(await storedVersion(setup, file)) }, 'flipByte');
    expect(await copy()).toEqual(['source_wrong']);
    expect(await copyStore.head((await recordingOf(setup.db, file)).object_key)).toBeUndefined();
    expect(await walk(setup, 0)).toEqual(['object_changed']);
  });

  it.skipIf(usesOutsideParts())('does not count when the other store keeps other bytes', async () => {
    const file = await storeVerified(setup);
    setup.s3.faults.add({ kind: 'corrupt', how: 'zeroTail', operations: ['CompleteMultipartUpload'], times: 1 });
    expect(await copy()).toEqual(['target_wrong']);
    expect((await recordingOf(setup.db, file)).copy_version_id).toBeNull();
    expect(await copy(0.1)).toEqual(['transferred']);
  });

  it('brings back what HQ lost, without the station', async () => {
    const file = await storeVerified(setup, 9 * mib);
    await copy();
    const lost = await storedVersion(setup, file);
    await setup.store.deleteVersion(lost.key, lost.versionId);
    expect(await walk(setup)).toEqual(['object_missing']);
    expect(await copy()).toEqual(['transferred']);
    expect(await verifyAll(setup)).toEqual(['verified']);
    const row = await recordingOf(setup.db, file);
    expect(row).toMatchObject({ state: 'verified', integrity_problem: null });
    expect(row.copy_version_id).not.toBeNull();
    const types = (await factsOf(setup.db, file)).map(({ type }) => type);
    expect(types.slice(-3)).toEqual(['object_missing', 'recording_restored', 'recording_verified']);
    expect((await openAlarms(setup)).filter(({ kind }) => kind === 'object_missing')).toEqual([]);
  });

  it.skipIf(usesOutsideParts())('is no help when it is wrong too, and is made again later', async () => {
    const file = await storeVerified(setup);
    await copy();
    const { key, versionId } = await storedVersion(setup, file);
    const { copy_version_id: copyVersionId } = await recordingOf(setup.db, file);
    await setup.s3.damage({ ...inCopies, key, versionId: copyVersionId ?? '' }, 'flipByte');
    await setup.store.deleteVersion(key, versionId);
    await walk(setup);
    expect(await copy()).toEqual(['source_wrong']);
    expect((await factsOf(setup.db, file)).at(-1)).toMatchObject({ type: 'copy_lost', payload: { copyVersionId } });
    expect(await recordingOf(setup.db, file)).toMatchObject({ copy_version_id: null, state: 'announced' });
  });

  it.skipIf(usesOutsideParts())('waits while the other store is away', async () => {
    const file = await storeVerified(setup);
    setup.s3.faults.add({ kind: 'error', status: 503, operations: ['CreateMultipartUpload'] });
    expect(await copy()).toEqual([]);
    setup.s3.faults.clear();
    expect(await copy()).toEqual([]);
    expect(await copy(0.1)).toEqual(['transferred']);
    expect((await recordingOf(setup.db, file)).copy_version_id).not.toBeNull();
  });
});
