import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listBlobFiles } from '../../src/s3/storage/blob-files.ts';
import { inTransaction } from '../../src/s3/storage/index-database.ts';
import { listLooseBlobs } from '../../src/s3/storage/loose-blob-repository.ts';
import { openStorage } from '../../src/s3/storage/open-storage.ts';
import { findLatestVersion, insertLatestVersion, removeVersion } from '../../src/s3/storage/version-repository.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-s3-crash-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const place = { bucket: 'b', key: 'k' };
const open = () => openStorage({ folder, setUnknownBlobsAside: false, log: undefined });
const version = {
  ...place,
  versionId: 'null',
  isDeleteMarker: false,
  modifiedAtMs: 1,
  sizeBytes: 1,
  etag: 'e',
  attributes: {},
  checksum: undefined,
  lock: { retention: undefined, legalHold: false },
};
const name = (database: DatabaseSync, blob: string) =>
  inTransaction(database, () =>
    insertLatestVersion(database, version, [{ partNumber: 1, sizeBytes: 1, blob, checksum: undefined }]),
  );

/** Does a part of a request's work, ends as a killed store ends, and starts again. */
async function afterCrash(work: (storage: Awaited<ReturnType<typeof open>>) => Promise<void>) {
  const storage = await open();
  const { blob } = await storage.blobs.write(async (writer) => writer.write(Buffer.from('x')));
  name(storage.database, blob);
  await work(storage);
  storage.database.close();
  const again = await open();
  const found = { files: await listBlobFiles(folder), loose: [...listLooseBlobs(again.database)], kept: blob };
  again.database.close();
  return found;
}

test('a blob that was stored and not named is removed by the next start, and no other', async () => {
  const { files, loose, kept } = await afterCrash(async ({ blobs }) => {
    await blobs.write(async (writer) => writer.write(Buffer.from('y')));
  });
  expect({ files, loose }).toEqual({ files: [kept], loose: [] });
});

test('a blob whose version was deleted is removed by the next start', async () => {
  const { files, loose } = await afterCrash(async ({ database }) => {
    const latest = findLatestVersion(database, place.bucket, place.key);
    if (latest) inTransaction(database, () => removeVersion(database, latest));
  });
  expect({ files, loose }).toEqual({ files: [], loose: [] });
});

test('a blob that is gone, with its row still there, keeps nothing from starting', async () => {
  const { files, loose } = await afterCrash(async ({ database, blobs }) => {
    const latest = findLatestVersion(database, place.bucket, place.key);
    if (latest) inTransaction(database, () => removeVersion(database, latest));
    for (const blob of listLooseBlobs(database)) await rm(blobs.pathOf(blob));
  });
  expect({ files, loose }).toEqual({ files: [], loose: [] });
});
