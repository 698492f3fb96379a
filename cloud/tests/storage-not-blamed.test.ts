import type { ObjectStore } from '@rollcall/cloud/objects/object-store';
import { createVerifyWorker } from '@rollcall/cloud/workers/verify-worker';
import { createWalkWorker } from '@rollcall/cloud/workers/walk-worker';
import { usesOutsideParts } from '@rollcall/test/run-containers';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type EvidenceSetup,
  recordingOf,
  startEvidence,
  type TestFile,
  testFile,
  upload,
} from './support/evidence-setup.ts';
import { daysFromNow, storedVersion, storeVerified, verifyAll, walk } from './support/storage-setup.ts';

// What could not be read without being at fault.

let setup: EvidenceSetup;
beforeAll(async () => {
  setup = await startEvidence();
});
afterAll(() => setup.stop());
// What an earlier test stored isn't due in another.
beforeEach(async () => {
  await setup.db.updateTable('recording').set({ read_at: null }).execute();
});
afterEach(() => setup.s3.faults.clear());

const minutes = (count: number) => 31 + count / 1440;

describe.skipIf(usesOutsideParts())('an object that cannot be read', () => {
  it('is not blamed while the store gives nothing at all, nor when it comes back', async () => {
    const files = [await storeVerified(setup), await storeVerified(setup)];
    setup.s3.faults.add({ kind: 'error', status: 503 });
    for (const minute of [0, 11, 22, 33]) expect(await walk(setup, minutes(minute))).toEqual([]);
    for (const file of files) expect(await recordingOf(setup.db, file)).toMatchObject({ state: 'verified' });
    setup.s3.faults.clear();
    expect(await walk(setup, minutes(44))).toEqual(['right', 'right']);
    for (const file of files) expect(await recordingOf(setup.db, file)).toMatchObject({ read_failures: 0 });
  });

  it('is not blamed when the store comes back between the last try and the question whether it gives others', async () => {
    const file = await storeVerified(setup);
    await failToGive(file);
    const store: ObjectStore = {
      ...setup.store,
      putObject(...object) {
        setup.s3.faults.clear();
        return setup.store.putObject(...object);
      },
    };
    const verdicts: string[] = [];
    for (const minute of [0, 11, 22]) verdicts.push(...(await walk({ ...setup, store }, minutes(minute))));
    expect(verdicts).toEqual(['right']);
    expect(await recordingOf(setup.db, file)).toMatchObject({ state: 'verified', read_failures: 0 });
  });

  /** Calls back once the store gave something else: right before the last try. */
  const beforeLastTry = (then: () => void): ObjectStore => ({
    ...setup.store,
    async deleteVersion(...version) {
      const outcome = await setup.store.deleteVersion(...version);
      then();
      return outcome;
    },
  });

  it.each(['walk', 'first read-back'])(
    'is not blamed when the database of HQ fails in the last try: %s',
    async (reading) => {
      const file = testFile(1000);
      await upload(setup, file);
      if (reading === 'walk') await verifyAll(setup);
      await failToGive(file);
      let failsNext = false;
      const db = setup.db.withPlugin({
        transformQuery({ node }) {
          if (failsNext) {
            failsNext = false;
            throw new Error('the database is away');
          }
          return node;
        },
        transformResult: async ({ result }) => result,
      });
      const store = beforeLastTry(() => {
        setup.s3.faults.clear();
        failsNext = true;
      });
      const { state } = await recordingOf(setup.db, file);
      await failUntilLastTry({ ...setup, db, store }, file);
      expect(failsNext).toBe(false);
      expect(await recordingOf(setup.db, file)).toMatchObject({ state, integrity_problem: null });
    },
  );

  it.each(['walk', 'first read-back'])('is not blamed when HQ is stopped in the last try: %s', async (reading) => {
    const file = testFile(1000);
    await upload(setup, file);
    if (reading === 'walk') await verifyAll(setup);
    await failToGive(file);
    const stop = new AbortController();
    const store = beforeLastTry(() => stop.abort());
    const { state } = await recordingOf(setup.db, file);
    await failUntilLastTry({ ...setup, store }, file, stop.signal);
    expect(stop.signal.aborted).toBe(true);
    expect(await recordingOf(setup.db, file)).toMatchObject({ state, integrity_problem: null });
  });
});

/** Each try is due at once. */
async function failUntilLastTry(
  { db, store }: EvidenceSetup,
  file: TestFile,
  signal = new AbortController().signal,
): Promise<void> {
  const recordings = setup.db.updateTable('recording').where('recording_id', '=', file.body.recordingId);
  for (let attempt = 0; attempt < 12; attempt += 1) {
    await recordings.set({ verify_after: new Date(0) }).execute();
    const log = pino({ level: 'silent' });
    const now = () => daysFromNow(minutes(attempt * 11));
    await createVerifyWorker({ db, store, log, now, lanes: 1 }).processAll(signal);
    if (attempt < 3) await createWalkWorker({ db, store, log, now }).processAll(signal);
  }
}

async function failToGive(file: TestFile): Promise<void> {
  const { key } = await storedVersion(setup, file);
  setup.s3.faults.add({ kind: 'error', status: 500, operations: ['GetObject'], keyPrefix: key });
}
