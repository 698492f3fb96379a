import { randomBytes } from 'node:crypto';
import { completeUpload } from '@rollcall/cloud/evidence/complete-upload';
import { projectEvidence } from '@rollcall/cloud/evidence/project-evidence';
import type { Fault } from '@rollcall/embedded/s3/faults/fault';
import { recordingObjectKey } from '@rollcall/shared/contract/object-keys';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  completionContext,
  type EvidenceSetup,
  fileOf,
  mib,
  received,
  recordingOf,
  startEvidence,
  type TestFile,
  testFile,
  upload,
} from './support/evidence-setup.ts';
import { verifyAll, walk } from './support/storage-setup.ts';

// A store in lying mode: wrong bytes under the right ETag and size, a part twice, zeroes at the end, an older version. A card
// may be erased only for recordings that are verified and have no integrity problem; so none of these may be that, at any
// time after HQ read it.

let setup: EvidenceSetup;
let random: () => number;
beforeAll(async () => {
  setup = await startEvidence();
  setup.s3.faults.seed(20261125);
  random = seeded(20261125);
});
afterAll(() => setup.stop());
afterEach(() => setup.s3.faults.clear());

const corruptions = ['flipByte', 'zeroTail', 'repeatPart'] as const;

/** Files of seeded sizes and bytes, announced in one go. */
async function announceFiles(count: number): Promise<TestFile[]> {
  const files = Array.from({ length: count }, () => {
    const sizeBytes = 64 + Math.floor(random() * 8000);
    return fileOf(Buffer.from(Array.from({ length: sizeBytes }, () => Math.floor(random() * 256))));
  });
  const events = files.map((file, index) => received('collected', file.body, { seq: index + 1 }));
  await setup.db.transaction().execute((tx) => projectEvidence(tx, events));
  return files;
}

/** Stores it whole, and tells HQ as a station does whose completion's answer got lost. */
async function store(file: TestFile, bytes: Buffer = file.bytes): Promise<void> {
  await setup.store.putObject(recordingObjectKey(file.body.sha256), bytes, 'video/mp4');
}

async function complete(file: TestFile): Promise<void> {
  expect(await completeUpload(completionContext(setup), 'station-1', file.body.recordingId)).toEqual({
    outcome: 'uploaded',
  });
}

/** Eight at a time. */
async function each(files: readonly TestFile[], work: (file: TestFile) => Promise<unknown>): Promise<void> {
  const waiting = [...files];
  const lane = async () => {
    for (let file = waiting.shift(); file; file = waiting.shift()) await work(file);
  };
  await Promise.all(Array.from({ length: 8 }, lane));
}

/** How many of these a permit could name. */
async function permissible(files: readonly TestFile[]): Promise<number> {
  const rows = await Promise.all(files.map((file) => recordingOf(setup.db, file)));
  return rows.filter((row) => row.state === 'verified' && row.integrity_problem === null).length;
}

/** While the store behaves like this, these files arrive; then HQ reads them back. */
async function arriveUnder(fault: Fault, count: number): Promise<TestFile[]> {
  const files = await announceFiles(count);
  const off = setup.s3.faults.add(fault);
  await each(files, async (file) => {
    await store(file);
    await complete(file);
  });
  await verifyAll(setup);
  off();
  return files;
}

describe('of 1,000 corruptions, no recording becomes fit for an erase permit', () => {
  it.each(corruptions)('when 200 are stored wrong: %s', async (how) => {
    const files = await arriveUnder({ kind: 'corrupt', how, operations: ['PutObject'] }, 200);
    expect(await permissible(files)).toBe(0);
  });

  it.each(['flipByte', 'zeroTail'] as const)('when 73 are served wrong: %s', async (how) => {
    const files = await arriveUnder({ kind: 'corrupt', how, operations: ['GetObject'] }, 73);
    expect(await permissible(files)).toBe(0);
  });

  it('when an older version of 50 is served, of the same size', async () => {
    const files = await announceFiles(50);
    await each(files, async (file) => {
      await store(file, randomBytes(file.bytes.length));
      await store(file);
    });
    setup.s3.faults.add({ kind: 'serveOlderVersion', operations: ['GetObject'] });
    await each(files, complete);
    await verifyAll(setup);
    expect(await permissible(files)).toBe(0);
  });

  it('when 4 are put together wrong from parts', async () => {
    const files = Array.from({ length: 4 }, () => testFile(16 * mib + 1));
    for (const [index, file] of files.entries()) {
      const how = corruptions[index % corruptions.length] ?? 'flipByte';
      setup.s3.faults.add({ kind: 'corrupt', how, operations: ['CompleteMultipartUpload'], times: 1 });
      await upload(setup, file);
    }
    await verifyAll(setup);
    expect(await permissible(files)).toBe(0);
  });

  it.each(corruptions)('when 50 are damaged after they were verified: %s, and 50 beside them are not', async (how) => {
    const [damaged, healthy] = [await announceFiles(50), await announceFiles(50)];
    await each([...damaged, ...healthy], async (file) => {
      await store(file);
      await complete(file);
    });
    await verifyAll(setup);
    expect(await permissible(damaged)).toBe(50);
    for (const file of damaged) {
      const { object_key: key, version_id: versionId } = await recordingOf(setup.db, file);
      await setup.s3.damage({ bucket: setup.storeSettings.bucket, key, versionId: versionId ?? '' }, how);
    }
    const verdicts = await walk(setup);
    expect(verdicts.filter((verdict) => verdict === 'object_changed')).toHaveLength(50);
    expect(await permissible(damaged)).toBe(0);
    expect(await permissible(healthy)).toBe(50);
  });

  it('when 50 are removed after they were verified', async () => {
    const files = await announceFiles(50);
    await each(files, async (file) => {
      await store(file);
      await complete(file);
    });
    await verifyAll(setup);
    await each(files, async (file) => {
      const { object_key: key, version_id: versionId } = await recordingOf(setup.db, file);
      await setup.store.deleteVersion(key, versionId ?? '');
    });
    await walk(setup);
    expect(await permissible(files)).toBe(0);
  });

  it('and all become fit when the store tells the truth', async () => {
    const file = fileOf(randomBytes(5000));
    await upload(setup, file);
    await verifyAll(setup);
    expect(await permissible([file])).toBe(1);
  });
});

/** mulberry32: the same sizes every time. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
