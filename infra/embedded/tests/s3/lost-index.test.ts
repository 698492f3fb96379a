import { cp, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createS3Store } from '../../src/s3/s3-store.ts';
import { createBucket, createClient } from './behaviour/s3-target.ts';
import { type RunningTestStore, startTestStore, testCredentials } from './start-test-store.ts';

const indexFiles = ['index.sqlite', 'index.sqlite-wal', 'index.sqlite-shm'];
let running: RunningTestStore;
let bucket: string;
beforeEach(async () => {
  running = await startTestStore();
  bucket = await createBucket(running.client);
  await put('first');
});
afterEach(() => running.remove());

const put = (Key: string) => running.client.send(new PutObjectCommand({ Bucket: bucket, Key, Body: Key }));

async function blobFiles(): Promise<string[]> {
  const entries = await readdir(join(running.folder, 'blobs'), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

async function forEachIndexFile(work: (path: string) => Promise<unknown>): Promise<void> {
  for (const name of indexFiles) await work(join(running.folder, name)).catch(() => undefined);
}

/** A new store over the same folder. */
async function startAgain(options: { setUnknownBlobsAside?: boolean } = {}) {
  const store = createS3Store({ folder: running.folder, credentials: [testCredentials], ...options });
  const { endpoint } = await store.start();
  const client = createClient({ ...running.target, endpoint });
  const read = async (Key: string) => {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key }));
    return Body?.transformToString();
  };
  const stop = async () => {
    client.destroy();
    await store.stop();
  };
  return { client, read, stop };
}

test('refuses to start without its index, touches no blob, and starts when the index is back', async () => {
  await running.store.stop();
  const kept = join(running.folder, 'kept');
  await forEachIndexFile((path) => cp(path, join(kept, path.slice(running.folder.length))));
  await forEachIndexFile((path) => rm(path));
  await expect(startAgain()).rejects.toMatchObject({ code: 's3_index_lost' });
  await expect(startAgain()).rejects.toThrow('ROLLCALL_S3_SET_ASIDE');
  expect(await blobFiles()).toHaveLength(1);
  await cp(kept, running.folder, { recursive: true });
  const again = await startAgain();
  expect(await again.read('first')).toBe('first');
  await again.stop();
});

test('refuses an index that was cut to nothing', async () => {
  await running.store.stop();
  await forEachIndexFile((path) => truncate(path));
  await expect(startAgain()).rejects.toMatchObject({ code: 's3_index_lost' });
  expect(await blobFiles()).toHaveLength(1);
});

test('refuses an index that is no database, and says that it is damaged', async () => {
  await running.store.stop();
  await forEachIndexFile((path) => rm(path));
  await writeFile(join(running.folder, 'index.sqlite'), 'x'.repeat(8192));
  await expect(startAgain()).rejects.toMatchObject({ code: 's3_index_damaged' });
  expect(await blobFiles()).toHaveLength(1);
});

test('refuses an older index, and goes on without what that does not know only when told to', async () => {
  await running.store.stop();
  const older = join(running.folder, 'older');
  await forEachIndexFile((path) => cp(path, join(older, path.slice(running.folder.length))));
  const between = await startAgain();
  await between.client.send(new PutObjectCommand({ Bucket: bucket, Key: 'second', Body: 'second' }));
  await between.stop();
  await forEachIndexFile((path) => rm(path));
  await cp(older, running.folder, { recursive: true });
  await expect(startAgain()).rejects.toMatchObject({ code: 's3_index_behind' });
  expect(await blobFiles()).toHaveLength(2);

  const again = await startAgain({ setUnknownBlobsAside: true });
  expect(await again.read('first')).toBe('first');
  await again.stop();
  expect(await blobFiles()).toHaveLength(1);
  expect(await readdir(join(running.folder, 'unnamed'))).toHaveLength(1);
  await (await startAgain()).stop();
});

test('takes over a folder of the first layout, and sets aside what a crash may have left in it', async () => {
  await running.store.stop();
  const database = new DatabaseSync(join(running.folder, 'index.sqlite'));
  database.exec('drop table loose_blobs; pragma user_version = 0');
  database.close();
  await writeFile(join(running.folder, 'blobs', 'ab', `ab${'0'.repeat(30)}`), 'nobody');
  const again = await startAgain();
  expect(await again.read('first')).toBe('first');
  await again.stop();
  expect(await blobFiles()).toHaveLength(1);
  expect(await readdir(join(running.folder, 'unnamed'))).toEqual([`ab${'0'.repeat(30)}`]);
});
