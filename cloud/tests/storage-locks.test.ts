import { usesOutsideParts } from '@rollcall/test/run-containers';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type EvidenceSetup, recordingOf, startEvidence, type TestFile } from './support/evidence-setup.ts';
import { daysFromNow, lockAll, storedVersion, storeVerified } from './support/storage-setup.ts';

let setup: EvidenceSetup;
beforeAll(async () => {
  setup = await startEvidence();
});
afterAll(() => setup.stop());
afterEach(() => setup.s3.faults.clear());

async function lockOf(file: TestFile) {
  const { key, versionId } = await storedVersion(setup, file);
  const lock = await setup.store.readLock(key, versionId);
  return { ...lock, known: (await recordingOf(setup.db, file)).locked_until };
}

const none = { locked: 0, long_enough: 0, refused: 0, missing: 0 };

describe('the lock worker', () => {
  it('locks what is verified for the floor at once, so that nobody can delete it', async () => {
    const file = await storeVerified(setup);
    expect(await lockAll(setup)).toEqual({ ...none, locked: 1 });
    const { until, compliance, known } = await lockOf(file);
    expect(compliance).toBe(true);
    expect(until?.getTime()).toBeGreaterThan(daysFromNow(180).getTime());
    expect(until?.getTime()).toBeLessThan(daysFromNow(185).getTime());
    expect(known).toEqual(until);
    const { key, versionId } = await storedVersion(setup, file);
    expect(await setup.store.deleteVersion(key, versionId)).toBe('refused');
    expect(await lockAll(setup)).toEqual(none);
  });

  it('extends every month, and never shortens', async () => {
    const file = await storeVerified(setup);
    await lockAll(setup);
    const first = (await lockOf(file)).until;
    expect(await lockAll(setup, 20)).toEqual(none);
    await lockAll(setup, 40);
    const second = (await lockOf(file)).until;
    expect(second?.getTime()).toBeGreaterThan((first?.getTime() ?? 0) + 30 * 86_400_000);
    // A clock that is behind asks for less than there is.
    await setup.db.updateTable('recording').set({ lock_after: null }).execute();
    await lockAll(setup);
    expect((await lockOf(file)).until).toEqual(second);
  });

  it.skipIf(usesOutsideParts())('notices a store that only pretends to lock, and tries again', async () => {
    const file = await storeVerified(setup);
    setup.s3.faults.add({ kind: 'pretend', operations: ['PutObjectRetention'] });
    expect(await lockAll(setup)).toMatchObject({ refused: 1 });
    expect((await recordingOf(setup.db, file)).locked_until).toBeNull();
    setup.s3.faults.clear();
    expect(await lockAll(setup)).toMatchObject({ locked: 0 });
    expect(await lockAll(setup, 1.1)).toMatchObject({ locked: 1 });
  });

  it('has the walk look at what is not there', async () => {
    const file = await storeVerified(setup);
    const { key, versionId } = await storedVersion(setup, file);
    await setup.store.deleteVersion(key, versionId);
    expect(await lockAll(setup)).toMatchObject({ missing: 1 });
    expect((await recordingOf(setup.db, file)).read_at).toEqual(new Date(0));
  });

  it.skipIf(usesOutsideParts())('goes on where a killed worker left off', async () => {
    await storeVerified(setup);
    setup.s3.faults.add({ kind: 'error', status: 503, operations: ['PutObjectRetention'] });
    await expect(lockAll(setup)).rejects.toMatchObject({ code: 'object_store_failed' });
    setup.s3.faults.clear();
    expect(await lockAll(setup)).toEqual(none);
    expect(await lockAll(setup, 0.1)).toMatchObject({ locked: 1 });
  });
});
