import { createHash } from 'node:crypto';
import { partSizeFor } from '@rollcall/shared/contract/part-plan';
import type { ObjectStore } from '../../objects/object-store.ts';

export interface ObjectToTransfer {
  key: string;
  versionId: string;
  sha256: string;
  sizeBytes: number;
  partSizeBytes: number;
}

/** `source_missing`, `source_wrong`: there is nothing to take. `target_wrong`: what was stored doesn't read back equal. */
export type TransferOutcome =
  | { outcome: 'transferred'; versionId: string }
  | { outcome: 'source_missing' | 'source_wrong' | 'target_wrong' };

/**
 * Copies a version from one store to another, through this process, and reads it back there. One part is in memory at a
 * time. What is there already under the key is taken if it has the right bytes, and stored over if it hasn't.
 * @throws object_store_failed
 */
export async function transferObject(
  stores: { from: ObjectStore; to: ObjectStore },
  object: ObjectToTransfer,
  { pace, signal }: { pace: (bytes: number) => Promise<void>; signal: AbortSignal },
): Promise<TransferOutcome> {
  const { from, to } = stores;
  const { key, versionId, sha256 } = object;
  const reads = (version: string) => readsEqual(to, { ...object, versionId: version }, { pace, signal });
  const present = await presentVersion(to, key, reads).catch((error: unknown) => {
    if (signal.aborted) throw error;
    return undefined; // It can't be read: what comes over it can, or the store fails then.
  });
  if (present !== undefined) return { outcome: 'transferred', versionId: present };
  const source = await from.openVersion(key, versionId, signal);
  if (source === undefined) return { outcome: 'source_missing' };
  const uploadId = await to.createUpload(key);
  try {
    const sent = await sendParts(to, { uploadId, source, object, pace });
    if (sent.sha256 !== sha256) {
      await to.abortUpload(key, uploadId);
      return { outcome: 'source_wrong' };
    }
    const completed = await to.completeUpload(key, uploadId, sent.parts, 'over');
    if (completed.outcome !== 'completed') throw new Error(`the copy could not be completed: ${completed.outcome}`);
    if (await reads(completed.versionId)) return { outcome: 'transferred', versionId: completed.versionId };
    await to.deleteVersion(key, completed.versionId);
    return { outcome: 'target_wrong' };
  } catch (error) {
    // The sweep of uploads aborts it after a day too: why the transfer failed is what counts.
    await to.abortUpload(key, uploadId).catch(() => undefined);
    throw error;
  }
}

/** The version that is there already, if it has the right bytes. */
async function presentVersion(
  to: ObjectStore,
  key: string,
  reads: (version: string) => Promise<boolean>,
): Promise<string | undefined> {
  const present = await to.head(key);
  return present && (await reads(present.versionId)) ? present.versionId : undefined;
}

async function sendParts(
  to: ObjectStore,
  {
    uploadId,
    source,
    object,
    pace,
  }: {
    uploadId: string;
    source: AsyncIterable<Uint8Array>;
    object: ObjectToTransfer;
    pace: (bytes: number) => Promise<void>;
  },
) {
  // The other store may take no parts as small as those that the station sent.
  const partSizeBytes = Math.max(object.partSizeBytes, partSizeFor(object.sizeBytes));
  const whole = createHash('sha256');
  const parts: { partNumber: number; etag: string; sha256: string }[] = [];
  let chunks: Uint8Array[] = [];
  let gathered = 0;
  async function send(): Promise<void> {
    const bytes = Buffer.concat(chunks);
    const partNumber = parts.length + 1;
    const { etag } = await to.uploadPart({ key: object.key, uploadId, partNumber, bytes });
    parts.push({ partNumber, etag, sha256: createHash('sha256').update(bytes).digest('hex') });
    chunks = [];
    gathered = 0;
  }
  for await (const chunk of source) {
    await pace(chunk.length);
    whole.update(chunk);
    for (let offset = 0; offset < chunk.length; ) {
      const piece = chunk.subarray(offset, offset + partSizeBytes - gathered);
      chunks.push(piece);
      gathered += piece.length;
      offset += piece.length;
      if (gathered === partSizeBytes) await send();
    }
  }
  if (gathered > 0) await send();
  return { sha256: whole.digest('hex'), parts };
}

/** Whether the store has this version, with these bytes. */
async function readsEqual(
  store: ObjectStore,
  { key, versionId, sha256, sizeBytes }: ObjectToTransfer,
  { pace, signal }: { pace: (bytes: number) => Promise<void>; signal: AbortSignal },
): Promise<boolean> {
  const stream = await store.openVersion(key, versionId, signal);
  if (stream === undefined) return false;
  const hash = createHash('sha256');
  let read = 0;
  for await (const chunk of stream) {
    await pace(chunk.length);
    hash.update(chunk);
    read += chunk.length;
  }
  return read === sizeBytes && hash.digest('hex') === sha256;
}
