import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { errors } from '../errors/errors.ts';
import type { ObjectStore } from './object-store.ts';
import { putPart } from './put-part.ts';
import { readWhole, type StoreProbe } from './store-probe.ts';

/** S3's smallest part that another may follow: stores were seen to put one part where the next belongs. */
const partBytes = 5 * 1024 * 1024;

/** Stores an object in granted parts, reads it back, stores another over it and removes both. */
export async function probeObject(store: ObjectStore): Promise<StoreProbe[]> {
  const key = `probes/${randomUUID()}`;
  const bytes = randomBytes(partBytes + 4096);
  const first = await openWithParts(store, key, bytes);
  const stored = await store.completeUpload(key, first.uploadId, first.parts);
  if (stored.outcome !== 'completed') throw errors.objectStoreFailed('completeUpload', new Error(stored.outcome));

  const second = await openWithParts(store, key, randomBytes(4096));
  const again = await store.completeUpload(key, second.uploadId, second.parts);
  await store.abortUpload(key, second.uploadId);
  const kept = await store.head(key);
  const read = await readWhole(store, key, stored.versionId);

  const over = randomBytes(4096);
  const overVersionId = await store.putObject(key, over, 'application/octet-stream');
  const [older, newer] = [await readWhole(store, key, stored.versionId), await readWhole(store, key, overVersionId)];
  const current = await store.head(key);

  const versions = [stored.versionId, overVersionId, ...(again.outcome === 'completed' ? [again.versionId] : [])];
  for (const versionId of versions) await store.deleteVersion(key, versionId);
  const left = await readWhole(store, key, stored.versionId);
  // A wrong size tells of another version, whatever became of its bytes.
  const asked = older?.length === bytes.length && newer?.length === over.length && current?.versionId === overVersionId;
  const differences = [
    differenceOf(bytes, read),
    newer?.length === over.length ? differenceOf(over, newer) : undefined,
  ];
  const difference = differences.find((one) => one !== undefined);
  return [
    {
      guarantee: 'completes_once',
      held: again.outcome === 'exists' && kept?.versionId === stored.versionId,
      seen: `second completion: ${again.outcome}`,
    },
    { guarantee: 'reads_back_equal', held: difference === undefined, seen: difference ?? 'what was stored' },
    {
      guarantee: 'serves_asked_version',
      held: asked,
      seen: asked ? 'each version by its id, the newest by its key' : 'another version than was asked for',
    },
    { guarantee: 'deletes_versions', held: left === undefined, seen: left === undefined ? 'gone' : 'still there' },
  ];
}

/** Undefined when there is none. */
function differenceOf(stored: Buffer, read: Buffer | undefined): string | undefined {
  if (read === undefined) return 'the stored version was not there';
  if (read.equals(stored)) return undefined;
  if (read.length !== stored.length) return `${read.length} bytes of ${stored.length}`;
  return `${read.filter((byte, index) => byte !== stored[index]).length} wrong bytes of ${stored.length}`;
}

async function openWithParts(store: ObjectStore, key: string, bytes: Buffer) {
  const uploadId = await store.createUpload(key);
  const parts: { partNumber: number; etag: string; sha256: string }[] = [];
  for (let offset = 0; offset < bytes.length; offset += partBytes) {
    const body = bytes.subarray(offset, offset + partBytes);
    const partNumber = parts.length + 1;
    const sha256 = createHash('sha256').update(body).digest('hex');
    const part = { key, uploadId, partNumber, sizeBytes: body.length, sha256 };
    const status = await putPart(await store.presignPart({ ...part, signedAt: new Date(), lifetimeSeconds: 60 }), body);
    if (status !== 200) throw errors.objectStoreFailed('putPart', new Error(`status ${status}`));
    parts.push({ partNumber, sha256, etag: '' });
  }
  const listed = await store.listParts(key, uploadId);
  const etags = new Map(listed.outcome === 'listed' ? listed.parts.map((part) => [part.partNumber, part.etag]) : []);
  return { uploadId, parts: parts.map((part) => ({ ...part, etag: etags.get(part.partNumber) ?? '' })) };
}
