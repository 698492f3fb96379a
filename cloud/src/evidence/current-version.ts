import type { ObjectStore, StoredVersion } from '../objects/object-store.ts';

/**
 * The current version of a key, unless it is the one that was found wrong. A store that can't read that one any more may not even tell
 * of it: then nothing else counts as being there.
 * @throws object_store_failed
 */
export async function currentVersion(
  store: Pick<ObjectStore, 'head'>,
  { objectKey, rejectedVersionId }: { objectKey: string; rejectedVersionId: string | null },
): Promise<StoredVersion | undefined> {
  try {
    const stored = await store.head(objectKey);
    return stored?.versionId === rejectedVersionId ? undefined : stored;
  } catch (error) {
    if (rejectedVersionId === null) throw error;
    return undefined;
  }
}
