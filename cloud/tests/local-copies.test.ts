import { keepGuarantees } from '@rollcall/cloud/evidence/keep-guarantees';
import { confirmHeld, listHeld } from '@rollcall/cloud/evidence/local-copies/confirm-held';
import { projectLocalCopies } from '@rollcall/cloud/evidence/local-copies/project-local-copies';
import { createObjectStore, type ObjectStore } from '@rollcall/cloud/objects/object-store';
import { createAskedReadWorker } from '@rollcall/cloud/workers/asked-read-worker';
import { createCopyWorker } from '@rollcall/cloud/workers/copy-worker';
import { storeGuaranteeSchema } from '@rollcall/shared/http/guarantees';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type EvidenceSetup,
  received,
  recordingOf,
  startEvidence,
  type TestFile,
  testFile,
  upload,
} from './support/evidence-setup.ts';
import { lockAll, storedVersion, storeVerified, walk } from './support/storage-setup.ts';

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
beforeEach(() => probe(true));

/** What the last probe of the store saw of every guarantee. */
async function probe(held: boolean): Promise<void> {
  const seen = storeGuaranteeSchema.options.map((guarantee) => ({ guarantee, held, seen: 'a test' }));
  await keepGuarantees(setup.db, seen, new Date());
}

const ask = async (file: TestFile, stationId = 'station-1') =>
  (await listHeld(setup.db, stationId, [file.body.recordingId]))[0];
const asksAt = (file: TestFile, now: Date, stationId = 'station-1') =>
  confirmHeld({ db: setup.db, store: setup.store, now: () => now }, stationId, file.body.recordingId);
/** What a station is told once HQ has read what it was asked to read. */
async function confirm(file: TestFile, stationId = 'station-1') {
  await asksAt(file, new Date(), stationId);
  await readAsked();
  return (await asksAt(file, new Date(), stationId)).held;
}
const readAsked = () => {
  const log = pino({ level: 'silent' });
  return createAskedReadWorker({ db: setup.db, store: setup.store, log, now: () => new Date() }).processAll();
};

describe('what a station is told of recordings of which it has a copy', () => {
  it('is since when each is verified and locked, and has a second copy', async () => {
    const file = await storeVerified(setup);
    const { verified_at } = await recordingOf(setup.db, file);
    const bare = { recordingId: file.body.recordingId, verifiedAt: verified_at?.toISOString(), secondCopyAt: null };
    expect(await ask(file)).toEqual({ ...bare, lockedSince: null, lockedUntil: null });
    await lockAll(setup);
    const { locked_since, locked_until } = await recordingOf(setup.db, file);
    const locked = { lockedSince: locked_since?.toISOString(), lockedUntil: locked_until?.toISOString() };
    expect(await ask(file)).toEqual({ ...bare, ...locked });
    expect(await confirm(file)).toEqual({ ...bare, ...locked });
    await createCopyWorker({
      db: setup.db,
      store: setup.store,
      copyStore,
      log: pino({ level: 'silent' }),
      now: () => new Date(),
    }).processAll();
    expect((await confirm(file))?.secondCopyAt).toEqual(expect.any(String));
  });

  it('counts a longer lock from when the first was made', async () => {
    const file = await storeVerified(setup);
    await lockAll(setup);
    const before = await recordingOf(setup.db, file);
    await lockAll(setup, 40);
    const after = await recordingOf(setup.db, file);
    expect(after.locked_since).toEqual(before.locked_since);
  });

  it('is nothing of another station, of what is not verified, or of what is to be read again', async () => {
    const file = await storeVerified(setup);
    expect(await ask(file, 'station-2')).toBeUndefined();
    expect(await confirm(file, 'station-2')).toBeNull();
    await setup.db
      .updateTable('recording')
      .set({ read_at: new Date(0) })
      .where('recording_id', '=', file.body.recordingId)
      .execute();
    expect(await ask(file)).toBeUndefined();
    const stored = testFile(1000);
    await upload(setup, stored);
    expect(await ask(stored)).toBeUndefined();
    expect(await confirm(stored)).toBeNull();
  });

  it('is nothing any more once the store has lost the version, and the walk looks at it next', async () => {
    const file = await storeVerified(setup);
    const { key, versionId } = await storedVersion(setup, file);
    expect(await setup.store.deleteVersion(key, versionId)).toBe('deleted');
    expect(await ask(file)).toBeDefined();
    expect(await confirm(file)).toBeNull();
    expect(await ask(file)).toBeUndefined();
    expect(await walk(setup, 0)).toContain('object_missing');
    const { locked_since } = await recordingOf(setup.db, file);
    expect(locked_since).toBeNull();
  });

  it('says no lock while the store does not keep its guarantees', async () => {
    const file = await storeVerified(setup);
    await lockAll(setup);
    await probe(false);
    expect(await ask(file)).toMatchObject({ lockedSince: null, lockedUntil: null });
    expect(await confirm(file)).toMatchObject({ lockedSince: null, lockedUntil: null });
  });
});

it('notes which station removed its copy', async () => {
  const file = await storeVerified(setup);
  const { recordingId } = file.body;
  const pruned = received('local_copy_pruned', { recordingId, reason: 'days_over' });
  for (let times = 0; times < 2; times += 1) {
    await setup.db.transaction().execute((tx) => projectLocalCopies(tx, [pruned]));
  }
  const rows = await setup.db
    .selectFrom('recording_announcement')
    .select(['station_id', 'local_copy_pruned_at'])
    .where('recording_id', '=', recordingId)
    .execute();
  expect(rows).toEqual([{ station_id: 'station-1', local_copy_pruned_at: new Date(pruned.event.wall) }]);
});
