import { setTimeout as delay } from 'node:timers/promises';
import { exportObjectKey } from '@rollcall/shared/contract/object-keys';
import { partSizeFor } from '@rollcall/shared/contract/part-plan';
import { manifestEntry } from '@rollcall/shared/evidence/export-form';
import type { Database } from '../../db/database.ts';
import { notifyLive } from '../../db/notify-live.ts';
import { errors } from '../../errors/errors.ts';
import { digestParts } from '../../evidence/digest-parts.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { waitForCheckpoint } from '../../ledger/wait-for-checkpoint.ts';
import { hasWitnesses } from '../../ledger/witnessed-checkpoint.ts';
import { MultipartWriter } from '../../objects/multipart-writer.ts';
import type { ObjectStore } from '../../objects/object-store.ts';
import { readParameters } from '../../registry/parameter-repository.ts';
import { type PrepareContext, type PreparedExport, prepareExport } from './prepare-export.ts';
import { type ExportSigner, proveExport } from './prove-export.ts';
import { readOriginal } from './read-original.ts';
import { type ExportClaim, evidenceExportProblem, saveReady, selectOriginals, updateClaimed } from './repository.ts';
import { findCosigner, selectFactsOfRecording } from './seal-facts.ts';
import { ZipWriter } from './zip-writer.ts';

export interface MakeContext extends PrepareContext {
  store: ObjectStore;
  /** HQ's key set (JWS), as it is at that moment. */
  keySet: () => Promise<string>;
  /** By HQ's ledger key, as that key set has it. */
  signer: () => Promise<ExportSigner>;
  /** How long a checkpoint over the export is waited for. */
  checkpointTimeoutMs: number;
  /** How long a witness's cosignature is waited for, before it goes without. */
  cosignTimeoutMs: number;
}

/** Proofs and papers beside the footage, at most: for how large the parts are. */
const besidesBytes = 64 * 1024 * 1024;
const dayMs = 24 * 60 * 60_000;
const progressEveryMs = 1000;
const leafPollMs = 200;
const cosignerPollMs = 500;

/**
 * Makes the file of an export: footage straight from the store into the store, hashed on its way, then the proofs. Nothing
 * is offered before the stored file was read back whole. An attempt that ends half-way leaves no file.
 * @returns false when another worker has taken over
 * @throws ExportFailed: for good; anything else: try again
 */
export async function makeExport(context: MakeContext, claim: ExportClaim, signal: AbortSignal): Promise<boolean> {
  const { db, store } = context;
  const key = exportObjectKey(claim.exportId);
  await removeLeftovers(store, key, claim.uploadId);
  const patience = AbortSignal.any([signal, AbortSignal.timeout(context.checkpointTimeoutMs)]);
  await waitForLeaves(db, claim.exportId, patience);
  signal.throwIfAborted();
  const prepared = await prepareExport(context, claim);
  if (!prepared) return false;
  const uploadId = await store.createUpload(key);
  if (!(await updateClaimed(db, claim, { uploadId, bytesDone: 0 }))) {
    await store.abortUpload(key, uploadId);
    return false;
  }
  const partSizeBytes = partSizeFor(footageBytesOf(prepared) + besidesBytes);
  const writer = new MultipartWriter(store, { key, uploadId, partSizeBytes, now: context.now });
  const { versionId, partSha256 } = await writeZip(context, { claim, prepared, writer, signal })
    .then(() => writer.complete())
    .catch(async (error: unknown) => {
      // If the store can't do it now, the sweep of uploads will.
      await store.abortUpload(key, uploadId).catch(() => undefined);
      throw error;
    });
  const sha256 = await readBack(store, { key, versionId, partSizeBytes, partSha256, signal });
  return finish(context, claim, { versionId, sha256, sizeBytes: writer.position });
}

/** Of an attempt that was killed: its upload, or the file that it had just put together. */
async function removeLeftovers(store: ObjectStore, key: string, uploadId: string | null): Promise<void> {
  if (uploadId === null) return;
  await store.abortUpload(key, uploadId);
  const left = await store.head(key);
  if (left) await store.deleteVersion(key, left.versionId);
}

async function writeZip(
  context: MakeContext,
  work: { claim: ExportClaim; prepared: PreparedExport; writer: MultipartWriter; signal: AbortSignal },
): Promise<void> {
  const { db, store } = context;
  const { claim, prepared, writer, signal } = work;
  const zip = new ZipWriter(writer);
  const count = progress(db, claim);
  await zip.addBytes(manifestEntry, Buffer.from(prepared.manifest));
  for (const original of prepared.originals) {
    await zip.addStream(original.file, original.sizeBytes, count(readOriginal(store, original, signal)));
  }
  for (const { name, bytes } of prepared.files) await zip.addBytes(name, bytes);
  await tellProgress(db, claim, footageBytesOf(prepared));
  const timeout = AbortSignal.any([signal, AbortSignal.timeout(context.checkpointTimeoutMs)]);
  const checkpoint = await waitForCheckpoint(db, prepared.factId, timeout);
  signal.throwIfAborted();
  if (!checkpoint) throw evidenceExportProblem('export_waits_for_ledger');
  const patience = AbortSignal.any([signal, AbortSignal.timeout(context.cosignTimeoutMs)]);
  const cosigner = await waitForCosigner(db, prepared.factId, patience);
  signal.throwIfAborted();
  const keySet = await context.keySet();
  const signer = await context.signer();
  const { factId, manifest } = prepared;
  const proofs = await proveExport(db, { factId, manifest, keySet, cosigner, signer });
  for (const { name, bytes } of proofs) await zip.addBytes(name, bytes);
  await zip.addDirectory();
}

/** Waits until all facts about an export's recordings have their places in the ledger, or the wait is aborted. */
async function waitForLeaves(db: Database, exportId: string, signal: AbortSignal): Promise<void> {
  for (const { recordingId } of await selectOriginals(db, exportId)) {
    while (!signal.aborted && (await selectFactsOfRecording(db, recordingId)).waits) {
      // Rejects when it is aborted, which the loop asks about.
      await delay(leafPollMs, undefined, { signal }).catch(() => undefined);
    }
  }
}

/**
 * Waits until a witness has cosigned a checkpoint that holds the fact: only that keeps HQ from rewriting it. Where nobody
 * does so in time the goes without, which the verifier tells.
 * @returns the witness's name
 */
async function waitForCosigner(db: Database, factId: number, signal: AbortSignal): Promise<string | undefined> {
  if (!(await hasWitnesses(db))) return undefined;
  while (!signal.aborted) {
    const name = await findCosigner(db, factId);
    if (name !== undefined) return name;
    // Rejects when it is aborted, which the loop asks about.
    await delay(cosignerPollMs, undefined, { signal }).catch(() => undefined);
  }
  return undefined;
}

/** Counts what passes, and tells open pages of it now and then. */
function progress(db: Database, claim: ExportClaim) {
  let bytesDone = 0;
  let toldAt = 0;
  return async function* count(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      bytesDone += chunk.length;
      if (Date.now() - toldAt >= progressEveryMs) {
        toldAt = Date.now();
        await tellProgress(db, claim, bytesDone);
      }
      yield chunk;
    }
  };
}

async function tellProgress(db: Database, claim: ExportClaim, bytesDone: number): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await updateClaimed(tx, claim, { bytesDone });
    await notifyLive(tx, [{ topic: 'access', unitCodes: [] }]);
  });
}

function footageBytesOf({ originals }: PreparedExport): number {
  return originals.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
}

/** @returns the digest of the file. @throws object_store_failed when the store kept other bytes than it was sent */
async function readBack(
  store: ObjectStore,
  { key, versionId, partSizeBytes, partSha256, signal }: StoredFile & { signal: AbortSignal },
): Promise<string> {
  const stream = await store.openVersion(key, versionId, signal);
  const read = stream && (await digestParts(stream, partSizeBytes));
  if (read && read.partSha256.join() === partSha256.join()) return read.sha256;
  await store.deleteVersion(key, versionId);
  throw errors.objectStoreFailed('readBack', new Error('the store kept other bytes than it was sent'));
}

interface StoredFile {
  key: string;
  versionId: string;
  partSizeBytes: number;
  partSha256: readonly string[];
}

async function finish(
  { db, now }: MakeContext,
  claim: ExportClaim,
  file: { versionId: string; sha256: string; sizeBytes: number },
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const finishedAt = now();
    const { exportDays } = await readParameters(tx);
    const expiresAt = new Date(finishedAt.getTime() + exportDays * dayMs);
    if (!(await saveReady(tx, claim, { ...file, finishedAt, expiresAt }))) return false;
    await appendFact(tx, {
      type: 'export_ready',
      subject: `export:${claim.exportId}`,
      payload: { sha256: file.sha256, sizeBytes: file.sizeBytes, expiresAt: expiresAt.toISOString() },
    });
    await notifyLive(tx, [{ topic: 'access', unitCodes: [] }]);
    return true;
  });
}
