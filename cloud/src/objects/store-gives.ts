import { randomBytes, randomUUID } from 'node:crypto';
import type { ObjectStore } from './object-store.ts';
import { readWhole } from './store-probe.ts';

/** Whether the store takes a small object at this moment, and gives it back. What it stored is removed. */
export async function storeGives(
  store: Pick<ObjectStore, 'putObject' | 'openVersion' | 'deleteVersion'>,
): Promise<boolean> {
  const key = `probes/${randomUUID()}`;
  const bytes = randomBytes(4096);
  try {
    const versionId = await store.putObject(key, bytes, 'application/octet-stream');
    const read = await readWhole(store, key, versionId);
    await store.deleteVersion(key, versionId);
    return read?.equals(bytes) ?? false;
  } catch {
    return false;
  }
}
