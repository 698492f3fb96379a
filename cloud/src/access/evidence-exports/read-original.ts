import { createHash } from 'node:crypto';
import type { EvidenceExportFailure } from '@rollcall/shared/resources/evidence-exports';
import type { ObjectStore } from '../../objects/object-store.ts';

/** There will be no such export, however often it is tried. `seen`: what was read instead. */
export class ExportFailed extends Error {
  readonly failure: EvidenceExportFailure;
  readonly seen: Record<string, unknown>;

  constructor(failure: EvidenceExportFailure, seen: Record<string, unknown> = {}) {
    super(`${failure.reason}: ${failure.recordingId}`);
    this.name = 'ExportFailed';
    this.failure = failure;
    this.seen = seen;
  }
}

export interface Original {
  recordingId: string;
  objectKey: string;
  versionId: string;
  sha256: string;
  sizeBytes: number;
}

/**
 * The bytes of a verified recording, hashed while they pass: a copy that isn't what was verified never becomes whole.
 * @throws ExportFailed at the latest instead of the end
 */
export async function* readOriginal(
  store: Pick<ObjectStore, 'openVersion'>,
  { recordingId, objectKey, versionId, sha256, sizeBytes }: Original,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const bytes = await store.openVersion(objectKey, versionId, signal);
  if (!bytes) throw new ExportFailed({ reason: 'object_missing', recordingId }, { versionId });
  const hash = createHash('sha256');
  let read = 0;
  for await (const chunk of bytes) {
    read += chunk.length;
    if (read > sizeBytes) break;
    hash.update(chunk);
    yield chunk;
  }
  const readSha256 = hash.digest('hex');
  if (read === sizeBytes && readSha256 === sha256) return;
  const seen = { versionId, sha256, sizeBytes, readSha256, readSizeBytes: read };
  throw new ExportFailed({ reason: 'object_changed', recordingId }, seen);
}
