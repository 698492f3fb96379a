import type { S3Store } from '@rollcall/embedded/s3/s3-store';
import type { AtHq } from './drill-recordings.ts';

/** What befalls an object: other bytes, a file that is cut or gone, a store that breaks off or answers 500. */
export const breaks = ['flipByte', 'zeroTail', 'cut', 'gone', 'breaks off', 'answers 500'] as const;
export type Break = (typeof breaks)[number];

/**
 * Breaks the stored object of a recording.
 * @returns what ends it where it is the store that fails, not the disk: a store that gives nothing of a key can't be healed by a new
 * version under it
 */
export async function breakObject(
  { store, bucket }: { store: S3Store; bucket: string },
  { objectKey: key, versionId }: AtHq,
  how: Break,
): Promise<(() => void) | undefined> {
  const only = { operations: ['GetObject' as const], keyPrefix: key };
  if (how === 'breaks off') return store.faults.add({ kind: 'reset', direction: 'response', afterBytes: 500, ...only });
  if (how === 'answers 500') return store.faults.add({ kind: 'error', status: 500, ...only });
  await store.damage({ bucket, key, versionId: versionId ?? '' }, how);
  return undefined;
}
