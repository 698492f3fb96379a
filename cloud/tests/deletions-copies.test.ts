import { placeHold } from '@rollcall/cloud/access/legal-holds/place-hold';
import { seesAll } from '@rollcall/cloud/db/data-scope';
import { classifyRecording } from '@rollcall/cloud/evidence/classify-recording';
import { transferObject } from '@rollcall/cloud/evidence/storage/transfer-object';
import { createObjectStore, type ObjectStore } from '@rollcall/cloud/objects/object-store';
import { createCopyWorker } from '@rollcall/cloud/workers/copy-worker';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type EvidenceSetup,
  factsOf,
  recordingOf,
  startEvidence,
  type TestFile,
  upload,
} from './support/evidence-setup.ts';
import { addPerson, age, approveDeletion, deletionWorker, type Person } from './support/retention-setup.ts';
import { daysFromNow, storedVersion, storeVerified, verifyAll, walk } from './support/storage-setup.ts';

let setup: EvidenceSetup;
let copyStore: ObjectStore;
let people: [Person, Person];
beforeAll(async () => {
  setup = await startEvidence();
  copyStore = createObjectStore({ ...setup.storeSettings, bucket: `${setup.storeSettings.bucket}-copies` });
  await copyStore.ensureBucket();
  people = [await addPerson(setup, 'wang'), await addPerson(setup, 'li')];
});
afterAll(async () => {
  copyStore.close();
  await setup.stop();
});
// What an earlier test stored is neither copied nor proposed in another.
beforeEach(async () => {
  await setup.db.updateTable('recording').set({ copy_after: '2100-01-01', announced_at: new Date() }).execute();
});

function copy(days = 0, changes: { store?: ObjectStore; copyStore?: ObjectStore } = {}) {
  const now = () => daysFromNow(days);
  const { db, store } = setup;
  return createCopyWorker({ db, store, copyStore, log: pino({ level: 'silent' }), now, ...changes }).processAll();
}

/** A recording that two people let be deleted. */
async function due({ copied = true } = {}): Promise<TestFile> {
  const file = await storeVerified(setup, 500);
  if (copied) await copy();
  await classify(file);
  await age(setup, file, 7);
  await approveDeletion(setup, people, [file]);
  return file;
}

const now = () => new Date();
const remove = (changes: Parameters<typeof deletionWorker>[1] = {}) =>
  deletionWorker(setup, { copyStore, ...changes }).processAll();
const classify = (file: TestFile) =>
  classifyRecording(
    setup.db,
    { ...people[0], principalId: people[0].accountId, dataScope: seesAll, now: now() },
    file.body.recordingId,
    {
      category: 'routine',
      reason: '核对过',
    },
  );
const hold = (file: TestFile) =>
  placeHold({ db: setup.db, now }, people[0], {
    recordingId: file.body.recordingId,
    reason: '复议',
    expiresAt: null,
  });
const keyOf = async (file: TestFile) => (await recordingOf(setup.db, file)).object_key;
const originals = async (file: TestFile) => setup.store.listVersions(await keyOf(file));
const copies = async (file: TestFile) => copyStore.listVersions(await keyOf(file));
const factTypes = async (file: TestFile) => (await factsOf(setup.db, file)).map(({ type }) => type);

/** A store that holds a completion back until the test lets it go on. */
function heldBack(store: ObjectStore) {
  const reached = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  const held: ObjectStore = {
    ...store,
    completeUpload: async (...upload) => {
      reached.resolve();
      await gate.promise;
      return store.completeUpload(...upload);
    },
  };
  return { held, reached: reached.promise, release: gate.resolve };
}

/** What a worker leaves that is killed between its last request to the store and its transaction. */
async function copyWithoutRow(file: TestFile): Promise<void> {
  const { version_id } = await recordingOf(setup.db, file);
  const object = { ...file.body, key: await keyOf(file), versionId: version_id ?? '' };
  const signal = new AbortController().signal;
  await transferObject({ from: setup.store, to: copyStore }, object, { pace: async () => undefined, signal });
}

describe('a copy', () => {
  it('that is on its way while the recording is deleted is removed by its version', async () => {
    const file = await due({ copied: false });
    const { held, reached, release } = heldBack(copyStore);
    await setup.db.updateTable('recording').set({ copy_after: null }).where('state', '=', 'verified').execute();
    const copying = copy(0, { copyStore: held });
    await reached;
    expect(await remove()).toEqual({ deleted: 1 });
    release();
    await copying;
    expect(await copies(file)).toEqual([]);
    expect(await recordingOf(setup.db, file)).toMatchObject({ state: 'deleted', copy_version_id: null });
    expect(await factTypes(file)).not.toContain('recording_copied');
  });

  it('that no row names goes with its recording', async () => {
    const file = await due({ copied: false });
    await copyWithoutRow(file);
    expect(await copies(file)).toHaveLength(1);
    await remove();
    expect(await copies(file)).toEqual([]);
  });

  it('that came after the deletion, from a worker that was killed then, is found and removed', async () => {
    const file = await due({ copied: false });
    await remove();
    await copyStore.putObject(await keyOf(file), file.bytes, 'video/mp4');
    await copy(1.1);
    expect(await copies(file)).toEqual([]);
    expect((await factsOf(setup.db, file)).at(-1)?.type).toBe('leftover_copy_removed');
    // Looked at for the last time: nothing of it can be on its way any more.
    expect((await recordingOf(setup.db, file)).copy_after).toBeNull();
  });

  it('that is made while HQ finds the original gone is kept, and brings it back', async () => {
    const file = await storeVerified(setup, 500);
    const { held, reached, release } = heldBack(copyStore);
    const copying = copy(0, { copyStore: held });
    await reached;
    const original = await storedVersion(setup, file);
    await setup.store.deleteVersion(original.key, original.versionId);
    expect(await walk(setup)).toContain('object_missing');
    release();
    expect(await copying).toEqual(['transferred']);
    expect(await copy(0.1)).toEqual(['transferred']);
    await verifyAll(setup);
    expect(await recordingOf(setup.db, file)).toMatchObject({ state: 'verified', integrity_problem: null });
  });

  it('that comes back after the station has sent the footage again is removed by its version', async () => {
    const file = await storeVerified(setup, 500);
    await copy();
    const original = await storedVersion(setup, file);
    await setup.store.deleteVersion(original.key, original.versionId);
    await walk(setup);
    const { held, reached, release } = heldBack(setup.store);
    const restoring = copy(0.1, { store: held });
    await reached;
    await upload(setup, file);
    release();
    await restoring;
    expect(await originals(file)).toEqual([(await storedVersion(setup, file)).versionId]);
  });
});

describe('a deletion', () => {
  it('removes the original before the copy', async () => {
    const file = await due();
    const order: string[] = [];
    const noting = (name: string, store: ObjectStore): ObjectStore => ({
      ...store,
      deleteVersion: (key, versionId) => {
        order.push(name);
        return store.deleteVersion(key, versionId);
      },
    });
    await remove({ store: noting('original', setup.store), copyStore: noting('copy', copyStore) });
    expect(order).toEqual(['original', 'copy']);
    expect([await originals(file), await copies(file)]).toEqual([[], []]);
  });

  it('that the store refuses leaves both, and is judged anew when it comes again', async () => {
    const file = await due();
    const refusing = { ...setup.store, deleteVersion: async () => 'refused' as const };
    await remove({ store: refusing });
    expect([await originals(file), await copies(file)]).toMatchObject([{ length: 1 }, { length: 1 }]);
    await hold(file);
    await remove();
    expect([await originals(file), await copies(file)]).toMatchObject([{ length: 1 }, { length: 1 }]);
    expect(await recordingOf(setup.db, file)).toMatchObject({ state: 'verified', deletion_begun_at: null });
  });

  it('waits while the copy has a lock that HQ does not know of, and takes nothing away', async () => {
    const file = await due();
    const [copyVersionId = ''] = await copies(file);
    const until = new Date(Math.ceil(Date.now() / 1000) * 1000 + 60_000);
    await copyStore.lockVersion(await keyOf(file), copyVersionId, until);
    expect(await remove()).toEqual({ deleted: 0 });
    expect([await originals(file), await copies(file)]).toMatchObject([{ length: 1 }, { length: 1 }]);
    expect((await recordingOf(setup.db, file)).state).toBe('verified');
  });

  it('that is cut off between original and copy is finished, and whoever comes meanwhile is told', async () => {
    const file = await due();
    const dying = {
      ...copyStore,
      deleteVersion: async () => {
        throw new Error('the connection is gone');
      },
    };
    expect(await remove({ copyStore: dying })).toEqual({ deleted: 0 });
    expect([await originals(file), await copies(file)]).toMatchObject([[], { length: 1 }]);
    await expect(hold(file)).rejects.toMatchObject({ code: 'recording_deleted' });
    // The walk sees no loss in it, and no worker brings it back.
    await walk(setup);
    await copy(0.1);
    expect(await factTypes(file)).not.toContain('object_missing');
    expect(await remove()).toEqual({ deleted: 1 });
    expect([await originals(file), await copies(file)]).toEqual([[], []]);
    expect((await factTypes(file)).filter((type) => type === 'recording_deleted')).toHaveLength(1);
  });
});
