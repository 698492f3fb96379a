import { createDatabase } from '@rollcall/cloud/db/database';
import { projectDocks } from '@rollcall/cloud/devices/project-docks';
import { completeUpload } from '@rollcall/cloud/evidence/complete-upload';
import { keepGuarantees } from '@rollcall/cloud/evidence/keep-guarantees';
import { confirmHeld, listHeld } from '@rollcall/cloud/evidence/local-copies/confirm-held';
import { projectLocalCopies } from '@rollcall/cloud/evidence/local-copies/project-local-copies';
import { selectUnread } from '@rollcall/cloud/evidence/storage/unread-repository';
import { selectWantedAgain } from '@rollcall/cloud/evidence/storage/walk-repository';
import { readEpoch } from '@rollcall/cloud/ingest/epoch-repository';
import { createObjectStore, type ObjectStore } from '@rollcall/cloud/objects/object-store';
import { createAskedReadWorker } from '@rollcall/cloud/workers/asked-read-worker';
import { createCopyWorker } from '@rollcall/cloud/workers/copy-worker';
import { reviewIntegrity } from '@rollcall/cloud/workers/review-integrity';
import { storeGuaranteeSchema } from '@rollcall/shared/http/guarantees';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  announce,
  completionContext,
  type EvidenceSetup,
  factsOf,
  received,
  recordingOf,
  sendParts,
  startEvidence,
  type TestFile,
  testFile,
} from './support/evidence-setup.ts';
import { backUp, note, restore } from './support/restored-hq.ts';
import { statePermissions } from './support/route-permissions.ts';
import { lockAll, openAlarms, storedVersion, storeVerified, verifyAll, walk } from './support/storage-setup.ts';

statePermissions(`
GET    restored-recordings         a a a - - a a
GET    exports/restored-recordings a a a - - a a elsewhere
`);

const log = pino({ level: 'silent' });
let setup: EvidenceSetup;
let copyStore: ObjectStore;
const databases: { dispose(): Promise<void> }[] = [];
beforeEach(async () => {
  setup = await startEvidence();
  copyStore = createObjectStore({ ...setup.storeSettings, bucket: `${setup.storeSettings.bucket}-copies` });
});
afterEach(async () => {
  copyStore.close();
  for (const database of databases.splice(0)) await database.dispose();
  await setup.stop();
});

const idOf = (file: TestFile) => file.body.recordingId;

async function restored(between: () => Promise<void> = async () => undefined) {
  const backup = await backUp(setup);
  databases.push(backup);
  await between();
  return restore(setup, backup);
}

function copyIn({ db, store }: Pick<EvidenceSetup, 'db' | 'store'>) {
  return createCopyWorker({ db, store, copyStore, log, now: () => new Date() }).processAll();
}

async function loseAll(of: EvidenceSetup, files: readonly TestFile[]): Promise<void> {
  for (const file of files) {
    const { key } = await storedVersion(of, file);
    for (const versionId of await of.store.listVersions(key)) await of.store.deleteVersion(key, versionId);
  }
}

async function prunedAt(of: EvidenceSetup, file: TestFile): Promise<void> {
  const pruned = received('local_copy_pruned', { recordingId: idOf(file), reason: 'second_copy' });
  await of.db.transaction().execute((tx) => projectLocalCopies(tx, [pruned]));
}

describe('a restore', () => {
  it('is noted once however often it is told, and a later one of the same backup is another', async () => {
    await storeVerified(setup);
    const epoch = await readEpoch(setup.db);
    const first = await restored();
    const { noted } = first;
    expect(noted).toMatchObject({ outcome: 'noted' });
    expect(noted.reachedAt < noted.restoredAt).toBe(true);
    expect(await readEpoch(first.db)).toBeGreaterThan(epoch);
    const raised = await readEpoch(first.db);
    expect(await note(first.hq)).toEqual({ ...noted, outcome: 'already_noted' });
    expect(await readEpoch(first.db)).toBe(raised);
    const facts = await first.db
      .selectFrom('fact')
      .select(['subject', 'payload'])
      .where('type', '=', 'hq_restored')
      .execute();
    const reachedAt = noted.reachedAt.toISOString();
    expect(facts).toEqual([
      { subject: 'hq:database', payload: { label: '20261129-023000F', target: 'newest', reachedAt } },
    ]);
    const again = await backUp(first);
    databases.push(again);
    expect(await note(again)).toMatchObject({ outcome: 'noted' });
  });

  it('is later than everything that the database knows, though the clock of the new machine is behind', async () => {
    const file = await storeVerified(setup);
    const backup = await backUp(setup);
    databases.push(backup);
    const { restoredAt } = await note(backup, new Date('2020-01-01'));
    expect(restoredAt > ((await recordingOf(backup.db, file)).read_at ?? restoredAt)).toBe(true);
  });

  it('is not noted while HQ runs', async () => {
    const backup = await backUp(setup);
    databases.push(backup);
    const running = createDatabase({ url: backup.databaseUrl, applicationName: 'rollcall api worker' });
    await running.selectFrom('cloud_state').select('epoch').execute();
    await expect(note(backup)).rejects.toMatchObject({ code: 'hq_running' });
    await running.destroy();
    await expect.poll(() => note(backup).catch((error: Error) => error)).toMatchObject({ outcome: 'noted' });
  });
});

describe('until it has read a recording again', () => {
  it('a restored HQ tells no station that it may remove its copy', async () => {
    const seen = storeGuaranteeSchema.options.map((guarantee) => ({ guarantee, held: true, seen: 'a test' }));
    await keepGuarantees(setup.db, seen, new Date());
    const file = await storeVerified(setup);
    await lockAll(setup);
    await copyIn(setup);
    const { db, store, ...after } = await restored();
    const now = () => new Date();
    const listed = () => listHeld(db, 'station-1', [idOf(file)]);
    const confirmed = async () => (await confirmHeld({ db, store, now }, 'station-1', idOf(file))).held;
    const readAsked = () => createAskedReadWorker({ db, store, log: pino({ level: 'silent' }), now }).processAll();
    expect([await listed(), await confirmed()]).toEqual([[], null]);
    expect(await walk({ ...after, db, store }, 0)).toEqual(['right']);
    expect(await listed()).toMatchObject([{ lockedUntil: expect.any(String), secondCopyAt: null }]);
    // Its second copy is read again as well, and then counts again.
    expect(await copyIn({ db, store })).toEqual(['transferred']);
    expect(await confirmed()).toBeNull();
    expect(await readAsked()).toEqual(['right']);
    expect(await confirmed()).toMatchObject({ lockedUntil: expect.any(String), secondCopyAt: expect.any(String) });
    expect((await factsOf(db, file)).at(-1)).toMatchObject({ type: 'recording_copied' });
    expect(await copyIn({ db, store })).toEqual([]);
  });
});

describe('the reading after a restore', () => {
  it('takes docked cards first, then what stations hold, then the rest, and all of it at once', async () => {
    const [gone, held, docked] = [await storeVerified(setup), await storeVerified(setup), await storeVerified(setup)];
    await prunedAt(setup, gone);
    const { dockSessionId, cardVolumeId, recorderSerial } = docked.body.sighting;
    const room = { freeBytes: 1, totalBytes: 2, profileId: null, serialSource: 'file_name' as const };
    const isDocked = received('docked', { dockSessionId, cardVolumeId, recorderSerial, ...room });
    await setup.db.transaction().execute((tx) => projectDocks(tx, [isDocked]));
    const after = await restored();
    const { restoredAt } = after.noted;
    expect(await selectUnread(after.db, { restoredAt, now: new Date(), limit: 10 })).toEqual(
      [docked, held, gone].map(idOf),
    );
    expect(await walk(after, 0)).toEqual(['right', 'right', 'right']);
    expect(await walk(after, 0)).toEqual([]);
  });

  it('believes the store, not its database, about locks, and locks anew what has none', async () => {
    const file = await storeVerified(setup);
    await setup.db
      .updateTable('recording')
      .set({ locked_until: new Date('2030-01-01'), locked_since: new Date(), lock_after: new Date('2029-01-01') })
      .execute();
    const after = await restored();
    await walk(after, 0);
    expect(await recordingOf(after.db, file)).toMatchObject({
      locked_until: null,
      locked_since: null,
      lock_after: null,
    });
    await lockAll(after);
    const { key, versionId } = await storedVersion(after, file);
    expect((await after.store.readLock(key, versionId))?.compliance).toBe(true);
  });

  it('finds in the store what was stored after the backup', async () => {
    const file = testFile(1000);
    await announce(setup.db, file);
    const after = await restored(async () => {
      await sendParts(setup, file);
      await completeUpload(completionContext(setup), 'station-1', idOf(file));
      await verifyAll(setup);
    });
    expect(await recordingOf(after.db, file)).toMatchObject({ state: 'announced' });
    await walk(after, 0);
    expect(await verifyAll(after)).toEqual(['verified']);
  });

  it('asks the station again for what it saw verified by the HQ of before, once it is not in the store', async () => {
    const file = testFile(1000);
    await announce(setup.db, file);
    const after = await restored();
    expect(await selectWantedAgain(after.db, 'station-1', 10)).toEqual([]);
    await walk(after, 0);
    expect(await selectWantedAgain(after.db, 'station-1', 10)).toEqual([idOf(file)]);
  });
});

describe('an empty store', () => {
  it('is filled from second copies, and stations are asked for the rest, those first that still have it', async () => {
    const copied = await storeVerified(setup);
    await copyIn(setup);
    const [gone, held] = [await storeVerified(setup), await storeVerified(setup)];
    await prunedAt(setup, gone);
    await loseAll(setup, [copied, gone, held]);
    const after = await restored();
    expect(await walk(after, 0)).toEqual(Array(3).fill('object_missing'));
    expect(await selectWantedAgain(after.db, 'station-1', 10)).toEqual([held, gone].map(idOf));
    expect(await copyIn(after)).toEqual(['transferred']);
    expect(await verifyAll(after)).toEqual(['verified']);
    await lockAll(after);
    const { key, versionId } = await storedVersion(after, copied);
    expect((await after.store.readLock(key, versionId))?.compliance).toBe(true);
    expect((await recordingOf(after.db, copied)).from_copy_at).not.toBeNull();
  });

  it('raises one alarm a station and no finding, however much is missing', async () => {
    const files = [await storeVerified(setup), await storeVerified(setup), await storeVerified(setup)];
    await loseAll(setup, files);
    const after = await restored();
    await walk(after, 0);
    expect((await openAlarms(after)).map(({ kind }) => kind)).toEqual(['object_missing']);
    expect(await reviewIntegrity(after.db, { asOf: new Date(), limit: 100 })).toBe(0);
  });
});
