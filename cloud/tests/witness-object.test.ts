import { completeUpload } from '@rollcall/cloud/evidence/complete-upload';
import { setFindingAside } from '@rollcall/cloud/findings/set-finding-aside';
import { createLogger } from '@rollcall/cloud/logger/logger';
import { selectIntegrityNews } from '@rollcall/cloud/witnesses/integrity-repository';
import { createWitnessesWorker } from '@rollcall/cloud/workers/witnesses-worker';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  completionContext,
  type EvidenceSetup,
  sendParts,
  startEvidence,
  type TestFile,
} from './support/evidence-setup.ts';
import { storedVersion, storeVerified, verifyAll, walk } from './support/storage-setup.ts';

let setup: EvidenceSetup;
beforeAll(async () => {
  setup = await startEvidence();
});
afterAll(() => setup.stop());

async function look(): Promise<void> {
  const log = createLogger({ level: 'silent', readable: false });
  await createWitnessesWorker({ db: setup.db, log, now: () => new Date() }).processAll();
}

async function findingOf({ body }: TestFile) {
  return setup.db
    .selectFrom('finding')
    .select(['kind', 'state', 'grade', 'unit_code', 'detail', 'recorder_serial'])
    .where('recording_id', '=', body.recordingId)
    .where('rule_key', '=', 'integrity')
    .executeTakeFirst();
}

it('an object that the store lost is a proved deletion until HQ has it again; a healthy one is no finding', async () => {
  const [lost, whole] = [await storeVerified(setup), await storeVerified(setup)];
  const { key, versionId } = await storedVersion(setup, lost);
  await setup.store.deleteVersion(key, versionId);
  expect((await walk(setup)).sort()).toEqual(['object_missing', 'right']);
  await look();
  const found = await findingOf(lost);
  expect(found).toMatchObject({ kind: 'object_missing', state: 'open', grade: 'proved', unit_code: 'squad-1' });
  expect(found?.detail.lostFiles).toMatchObject([
    { grade: 'proved', testimonies: { files: 'absent', recorderLog: 'silent', cardInventory: 'silent' } },
  ]);
  expect(await findingOf(whole)).toBeUndefined();
  await look();
  expect(await findingOf(lost)).toEqual(found);

  await sendParts(setup, lost);
  await completeUpload(completionContext(setup), 'station-1', lost.body.recordingId);
  await verifyAll(setup);
  await look();
  expect(await findingOf(lost)).toMatchObject({ state: 'resolved' });
});

it('an appeal that is upheld sets it aside for as long as it is so: an object that is lost again is another matter', async () => {
  const file = await storeVerified(setup);
  const lose = async () => {
    const { key, versionId } = await storedVersion(setup, file);
    await setup.store.deleteVersion(key, versionId);
    await walk(setup);
    await look();
  };
  await lose();
  const { finding_id: findingId } = await setup.db
    .selectFrom('finding')
    .select('finding_id')
    .where('recording_id', '=', file.body.recordingId)
    .executeTakeFirstOrThrow();
  await setup.db.transaction().execute((tx) => setFindingAside(tx, findingId, new Date()));
  expect(await setup.db.transaction().execute((tx) => selectIntegrityNews(tx, 10))).toEqual([]);
  await look();
  expect(await findingOf(file)).toMatchObject({ kind: 'object_missing', state: 'set_aside' });

  await sendParts(setup, file);
  await completeUpload(completionContext(setup), 'station-1', file.body.recordingId);
  await verifyAll(setup);
  await look();
  expect(await findingOf(file)).toMatchObject({ state: 'resolved' });
  await lose();
  expect(await findingOf(file)).toMatchObject({ kind: 'object_missing', state: 'open' });
});

it('an object that was changed is a finding, and no deletion', async () => {
  const file = await storeVerified(setup);
  const { key, versionId } = await storedVersion(setup, file);
  await setup.s3.damage({ bucket: 'recordings', key, versionId }, 'flipByte');
  await walk(setup);
  await look();
  expect(await findingOf(file)).toMatchObject({ kind: 'object_changed', state: 'open', grade: null });
});
