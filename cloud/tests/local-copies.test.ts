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
  mib,
  received,
  recordingOf,
  startEvidence,
  type TestFile,
  testFile,
  upload,
} from './support/evidence-setup.ts';
import { lockAll, storedVersion, storeVerified } from './support/storage-setup.ts';

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
const readAsked = (now = new Date()) => {
  const log = pino({ level: 'silent' });
  return createAskedReadWorker({ db: setup.db, store: setup.store, log, now: () => now }).processAll();
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

  it('is nothing any more once the store has lost the version', async () => {
    const file = await storeVerified(setup);
    const { key, versionId } = await storedVersion(setup, file);
    expect(await setup.store.deleteVersion(key, versionId)).toBe('deleted');
    expect(await ask(file)).toBeDefined();
    expect(await confirm(file)).toBeNull();
    expect(await ask(file)).toBeUndefined();
    const lost = { state: 'announced', integrity_problem: 'object_missing', locked_since: null };
    expect(await recordingOf(setup.db, file)).toMatchObject(lost);
  });

  it('is that HQ holds a recording, before its copy goes, only once it read it whole since the station asked', async () => {
    const file = await storeVerified(setup, 9 * mib);
    const early = new Date();
    expect(await asksAt(file, early)).toEqual({ held: null, readingBack: true });
    // Nobody who asks again meanwhile puts it off.
    expect(await asksAt(file, new Date())).toEqual({ held: null, readingBack: true });
    expect((await recordingOf(setup.db, file)).read_asked_at).toEqual(early);
    expect(await readAsked()).toEqual(['right']);
    expect(await readAsked()).toEqual([]);
    const { held } = await asksAt(file, new Date());
    expect(held).toMatchObject({ recordingId: file.body.recordingId });
    // An agent of before asks again an hour later; a new one has it read once more, and after two hours nobody knows what became of it.
    const later = await asksAt(file, new Date(Date.now() + 61 * 60_000));
    expect(later).toEqual({ held, readingBack: true });
    const late = new Date(Date.now() + 3 * 3_600_000);
    expect(await asksAt(file, late)).toEqual({ held: null, readingBack: true });
  });

  it.each(['flipByte', 'zeroTail', 'gone', 'cut'] as const)(
    'never is that HQ holds a recording of which the store keeps other bytes, or none: %s',
    async (how) => {
      const file = await storeVerified(setup, 9 * mib);
      await lockAll(setup);
      await setup.s3.damage({ bucket: setup.storeSettings.bucket, ...(await storedVersion(setup, file)) }, how);
      expect(await ask(file)).toBeDefined();
      for (let hour = 0; hour < 6; hour += 1) {
        const now = new Date(Date.now() + hour * 3_600_000);
        expect((await asksAt(file, now)).held).toBeNull();
        await readAsked(now);
      }
      const problem = how === 'gone' || how === 'cut' ? 'object_unreadable' : 'object_changed';
      expect(await recordingOf(setup.db, file)).toMatchObject({ state: 'announced', integrity_problem: problem });
      expect(await ask(file)).toBeUndefined();
    },
  );

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
