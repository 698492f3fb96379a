import { createLockWorker } from '@rollcall/cloud/workers/lock-worker';
import { createVerifyWorker } from '@rollcall/cloud/workers/verify-worker';
import { createWalkWorker } from '@rollcall/cloud/workers/walk-worker';
import { pino } from 'pino';
import { type EvidenceSetup, recordingOf, type TestFile, testFile, upload } from './evidence-setup.ts';

const log = pino({ level: 'silent' });
const dayMs = 24 * 60 * 60_000;

export function daysFromNow(days: number): Date {
  return new Date(Date.now() + days * dayMs);
}

/** Announced, stored and read back. */
export async function storeVerified(setup: EvidenceSetup, sizeBytes = 1000): Promise<TestFile> {
  const file = testFile(sizeBytes);
  await upload(setup, file);
  await verifyAll(setup);
  return file;
}

export function verifyAll({ db, store }: EvidenceSetup) {
  return createVerifyWorker({ db, store, log, now: () => new Date(), lanes: 8 }).processAll();
}

/** What the walk says `days` from now, when everything is due again. */
export function walk({ db, store }: EvidenceSetup, days = 31) {
  return createWalkWorker({ db, store, log, now: () => daysFromNow(days) }).processAll();
}

export function lockAll({ db, store }: EvidenceSetup, days = 0) {
  return createLockWorker({ db, store, log, now: () => daysFromNow(days) }).processAll();
}

/** The stored version of a recording. */
export async function storedVersion(
  { db }: EvidenceSetup,
  file: TestFile,
): Promise<{ key: string; versionId: string }> {
  const row = await recordingOf(db, file);
  return { key: row.object_key, versionId: row.version_id ?? '' };
}

export async function openAlarms({ db }: EvidenceSetup) {
  return db.selectFrom('station_alarm').select(['kind', 'detail']).where('cleared_at', 'is', null).execute();
}
