import { completeUpload } from '@rollcall/cloud/evidence/complete-upload';
import { grantUpload } from '@rollcall/cloud/evidence/grant-upload';
import { createUploadSweepWorker } from '@rollcall/cloud/workers/upload-sweep-worker';
import { createVerifyWorker } from '@rollcall/cloud/workers/verify-worker';
import { usesOutsideParts } from '@rollcall/test/run-containers';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  announce,
  completionContext,
  type EvidenceSetup,
  grantContext,
  mib,
  recordingOf,
  sendParts,
  startEvidence,
  type TestFile,
  testFile,
} from './support/evidence-setup.ts';

// station-2 lies: it announces a SHA-256 that station-1 announces too, with the parts of other bytes.

let setup: EvidenceSetup;
beforeAll(async () => {
  setup = await startEvidence();
});
afterAll(() => setup.stop());
beforeEach(() => setup.db.updateTable('station_alarm').set({ cleared_at: new Date(), cleared_by: 'test' }).execute());

const log = pino({ level: 'silent' });
const complete = (file: TestFile, stationId: string) =>
  completeUpload(completionContext(setup), stationId, file.body.recordingId);
const grant = (file: TestFile, stationId: string, now = new Date()) =>
  grantUpload({ ...grantContext(setup), now: () => now }, stationId, file.body.recordingId);
const verify = () => createVerifyWorker({ db: setup.db, store: setup.store, log, now: () => new Date() }).processAll();
const alarmed = async () => {
  const rows = await setup.db
    .selectFrom('station_alarm')
    .select(['station_id', 'kind'])
    .where('cleared_at', 'is', null)
    .orderBy('station_id')
    .execute();
  return rows.map(({ station_id, kind }) => `${station_id} ${kind}`);
};

/** The true file, and what the liar announces under the same SHA-256: the parts of other bytes, which it also has. */
function trueAndFalse(sizes: { true: number; false: number } = { true: 9 * mib, false: 9 * mib }) {
  const file = testFile(sizes.true);
  const other = testFile(sizes.false);
  const { recordingId, sha256 } = file.body;
  return { file, lie: { bytes: other.bytes, body: { ...other.body, recordingId, sha256 } } };
}

async function announceBoth(file: TestFile, lie: TestFile, first: 'true' | 'false'): Promise<void> {
  const told = [() => announce(setup.db, file, 'station-1'), () => announce(setup.db, lie, 'station-2')];
  for (const tell of first === 'true' ? told : told.reverse()) await tell();
}

async function bring(file: TestFile, stationId: string): Promise<void> {
  await sendParts(setup, file, stationId);
  expect(await complete(file, stationId)).toEqual({ outcome: 'uploaded' });
}

describe.each(['true', 'false'] as const)('who lies about parts, when the %s announcement comes first', (first) => {
  it('keeps nobody from bringing the true file, whatever it has opened before', async () => {
    const { file, lie } = trueAndFalse();
    await announceBoth(file, lie, first);
    expect(await grant(lie, 'station-2')).toMatchObject({ outcome: 'parts' });
    await bring(file, 'station-1');
    expect(await verify()).toEqual(['verified']);
    expect(await alarmed()).toEqual(['station-2 read_back_mismatch']);
    expect(await grant(lie, 'station-2')).toMatchObject({ outcome: 'verified' });
  });

  it('nor when it announces another size; the recording has the one that was read', async () => {
    const { file, lie } = trueAndFalse({ true: 9 * mib, false: 25 * mib });
    await announceBoth(file, lie, first);
    expect(await grant(lie, 'station-2')).toMatchObject({ outcome: 'parts' });
    await bring(file, 'station-1');
    expect(await verify()).toEqual(['verified']);
    expect(await recordingOf(setup.db, file)).toMatchObject({
      size_bytes: file.body.sizeBytes,
      part_sha256: file.body.partSha256,
      state: 'verified',
    });
    expect(await alarmed()).toEqual(['station-2 read_back_mismatch']);
  });

  it('is named when its bytes are read back, waits then, and what the other had sent still counts', async () => {
    const { file, lie } = trueAndFalse();
    await announceBoth(file, lie, first);
    await sendParts(setup, file, 'station-1');
    await bring(lie, 'station-2');
    expect(await grant(file, 'station-1')).toEqual({ outcome: 'uploaded' });
    expect(await verify()).toEqual(['read_back_mismatch']);
    expect(await alarmed()).toEqual(['station-2 read_back_mismatch']);
    expect(await grant(lie, 'station-2')).toEqual({ outcome: 'uploaded' });
    expect(await grant(file, 'station-1')).toEqual({ outcome: 'complete' });
    expect(await complete(file, 'station-1')).toEqual({ outcome: 'uploaded' });
    expect(await verify()).toEqual(['verified']);
  });

  it.skipIf(usesOutsideParts())(
    'is named also when another station finds what it had stored, because the answer to it got lost',
    async () => {
      const { file, lie } = trueAndFalse();
      await announceBoth(file, lie, first);
      await sendParts(setup, lie, 'station-2');
      setup.s3.faults.add({ kind: 'loseResponse', operations: ['CompleteMultipartUpload'] });
      const dies: typeof setup.store.completeUpload = async (...of) => {
        await setup.store.completeUpload(...of).catch(() => undefined);
        throw new Error('HQ was killed here');
      };
      const store = { ...setup.store, completeUpload: dies };
      await expect(
        completeUpload({ ...completionContext(setup), store }, 'station-2', file.body.recordingId),
      ).rejects.toThrow();
      setup.s3.faults.clear();
      expect(await grant(file, 'station-1')).toEqual({ outcome: 'complete' });
      expect(await complete(file, 'station-1')).toEqual({ outcome: 'uploaded' });
      expect(await verify()).toEqual(['read_back_mismatch']);
      expect(await alarmed()).toEqual(['station-2 read_back_mismatch']);
    },
  );
});

describe('a station whose bytes were refuted', () => {
  it('may try again after an hour, in case nobody else comes', async () => {
    const { file, lie } = trueAndFalse();
    await announceBoth(file, lie, 'false');
    await bring(lie, 'station-2');
    await verify();
    const later = (minutes: number) => new Date(Date.now() + minutes * 60_000);
    expect(await grant(lie, 'station-2', later(59))).toEqual({ outcome: 'uploaded' });
    expect(await grant(lie, 'station-2', later(61))).toMatchObject({ outcome: 'parts' });
  });

  it('may try again at once when the others were revoked', async () => {
    const { file, lie } = trueAndFalse();
    await announceBoth(file, lie, 'false');
    await bring(lie, 'station-2');
    await verify();
    expect(await grant(lie, 'station-2')).toEqual({ outcome: 'uploaded' });
    await setup.db
      .updateTable('station')
      .set({ revoked_at: new Date() })
      .where('station_id', '=', 'station-1')
      .execute();
    expect(await grant(lie, 'station-2')).toMatchObject({ outcome: 'parts' });
  });

  it('may try again at once when it announces other parts', async () => {
    const { file, lie } = trueAndFalse();
    await announceBoth(file, lie, 'false');
    await bring(lie, 'station-2');
    await verify();
    const { sizeBytes, partSizeBytes, partSha256 } = file.body;
    const { db } = setup;
    await db.updateTable('recording_announcement').set({ seq: 0 }).where('station_id', '=', 'station-2').execute();
    await announce(db, { ...lie, body: { ...lie.body, sizeBytes, partSizeBytes, partSha256 } }, 'station-2');
    expect(await grant(file, 'station-2')).toMatchObject({ outcome: 'parts' });
  });
});

it('the sweep gives up each of the uploads of a recording by itself', async () => {
  const { file, lie } = trueAndFalse();
  await announceBoth(file, lie, 'true');
  await grant(file, 'station-1');
  await grant(lie, 'station-2', new Date(Date.now() - 25 * 3600_000));
  const { db, store } = setup;
  const own = () =>
    db
      .selectFrom('recording_announcement')
      .select('upload_id')
      .where('recording_id', '=', file.body.recordingId)
      .where('station_id', '=', 'station-2')
      .executeTakeFirstOrThrow();
  expect((await own()).upload_id).not.toBeNull();
  await createUploadSweepWorker({ db, store, log, now: () => new Date() }).sweep();
  expect((await own()).upload_id).toBeNull();
  const { upload_id, state } = await recordingOf(db, file);
  expect([upload_id !== null, state]).toEqual([true, 'uploading']);
});
