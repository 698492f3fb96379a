import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createObjectStore } from '@rollcall/cloud/objects/object-store';
import { probeLeastPart } from '@rollcall/cloud/objects/probe-least-part';
import { createS3Store } from '@rollcall/embedded/s3/s3-store';
import { expect, it } from 'vitest';

const credentials = { accessKeyId: 'PROBE', secretAccessKey: 'probe-secret-key' };

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}

it.each([
  ['S3', undefined, 5],
  ['a store that is told to take small ones', 1024 * 1024, 1],
])('finds the smallest parts of %s, and leaves nothing behind', async (_, minimumPartBytes, leastMiB) => {
  const folder = mkdtempSync(join(tmpdir(), 'least-part-'));
  const s3 = createS3Store({
    folder,
    credentials: [credentials],
    ...(minimumPartBytes === undefined ? {} : { minimumPartBytes }),
  });
  const { endpoint } = await s3.start();
  const settings = { endpoint, region: 'us-east-1', bucket: 'probed', ...credentials };
  const store = createObjectStore({ ...settings, grantForm: 'content-sha256' });
  try {
    await store.ensureBucket();
    expect(await probeLeastPart(store)).toBe(leastMiB);
    expect(await all(store.listKeys(''))).toEqual([]);
    expect(await all(store.listUploads())).toEqual([]);
  } finally {
    store.close();
    await s3.stop();
    rmSync(folder, { recursive: true });
  }
});
