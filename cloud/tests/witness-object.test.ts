import { completeUpload } from '@rollcall/cloud/evidence/complete-upload';
import { setFindingsAside } from '@rollcall/cloud/findings/set-findings-aside';
import { upsertUnits } from '@rollcall/cloud/people/units/repository';
import { selectIntegrityNews } from '@rollcall/cloud/witnesses/integrity-repository';
import { createWitnessesWorker } from '@rollcall/cloud/workers/witnesses-worker';
import { createLogger } from '@rollcall/node/logger';
import { usesOutsideParts } from '@rollcall/test/run-containers';
import { sql } from 'kysely';
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
  const brigade = { unitCode: 'brigade', name: '交管大队', kind: 'brigade' as const, parentCode: null };
  await setup.db.transaction().execute((tx) => upsertUnits(tx, [brigade]));
});
afterAll(() => setup.stop());

async function look(): Promise<void> {
  const log = createLogger({ level: 'silent', readable: false });
  await createWitnessesWorker({ db: setup.db, log, now: () => new Date() }).processAll();
}

async function findingOf({ body }: TestFile) {
  return setup.db
    .selectFrom('finding')
    .select(['kind', 'state', 'grade', 'badge_no', 'leaders', 'unit_code', 'detail', 'recorder_serial'])
    .where('recording_id', '=', body.recordingId)
    .where('rule_key', '=', 'integrity')
    .executeTakeFirst();
}

/** Whatever the store did to it, nobody but HQ answers for it. */
const nobody = { badge_no: null, leaders: {}, grade: null, unit_code: 'brigade' };

it('an object that the store lost accuses nobody, and is open until HQ has it again; a healthy one is no finding', async () => {
  const [lost, whole] = [await storeVerified(setup), await storeVerified(setup)];
  const { key, versionId } = await storedVersion(setup, lost);
  await setup.store.deleteVersion(key, versionId);
  expect((await walk(setup)).sort()).toEqual(['object_missing', 'right']);
  await look();
  const found = await findingOf(lost);
  expect(found).toMatchObject({ kind: 'object_missing', state: 'open', ...nobody });
  expect(found?.detail).not.toHaveProperty('lostFiles');
  expect(await findingOf(whole)).toBeUndefined();
  await look();
  expect(await findingOf(lost)).toEqual(found);

  await sendParts(setup, lost);
  await completeUpload(completionContext(setup), 'station-1', lost.body.recordingId);
  await verifyAll(setup);
  await look();
  expect(await findingOf(lost)).toMatchObject({ state: 'resolved' });
});

it('an object is found lost whether or not HQ knows when it was read', async () => {
  const lost = await storeVerified(setup);
  const { key, versionId } = await storedVersion(setup, lost);
  await setup.store.deleteVersion(key, versionId);
  await walk(setup);
  await setup.db
    .updateTable('recording')
    .set({ read_at: null })
    .where('recording_id', '=', lost.body.recordingId)
    .execute();
  await look();
  expect(await findingOf(lost)).toMatchObject({ kind: 'object_missing', state: 'open', ...nobody });
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
  await setup.db.transaction().execute((tx) => setFindingsAside(tx, [findingId], new Date()));
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

it.skipIf(usesOutsideParts())('an object that was changed is a finding, and no deletion', async () => {
  const file = await storeVerified(setup);
  const { key, versionId } = await storedVersion(setup, file);
  await setup.s3.damage({ bucket: setup.storeSettings.bucket, key, versionId }, 'flipByte');
  await walk(setup);
  await look();
  expect(await findingOf(file)).toMatchObject({ kind: 'object_changed', state: 'open', ...nobody });
});

it('an open finding of an older version, which names an officer and his leader, is told anew without them', async () => {
  const file = await storeVerified(setup);
  const { key, versionId } = await storedVersion(setup, file);
  await setup.store.deleteVersion(key, versionId);
  await walk(setup);
  await look();
  const { db } = setup;
  await db
    .insertInto('officer')
    .values({ badge_no: '100001', name: '王丽华', kind: 'sworn', unit_code: 'squad-1', leader_badge_no: null })
    .execute();
  const { recordingId } = file.body;
  await sql`
    update finding set badge_no = '100001', unit_code = 'squad-1', grade = 'proved', leaders = '{"100001": "100002"}'
    where recording_id = ${recordingId}
  `.execute(db);
  await look();
  expect(await findingOf(file)).toMatchObject({ kind: 'object_missing', state: 'open', ...nobody });
  const { rows: facts } = await sql<{ type: string }>`
    select fact.type from fact join finding on fact.subject = 'finding:' || finding.finding_id
    where finding.recording_id = ${recordingId} order by fact_id
  `.execute(db);
  expect(facts.map(({ type }) => type)).toEqual(['finding_opened', 'finding_changed']);
});
