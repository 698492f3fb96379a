import type { IntegrityProblem } from '@rollcall/shared/http/recordings';
import type { Database } from '../../db/database.ts';
import type { ObjectStore } from '../../objects/object-store.ts';
import { differingParts, digestParts, type ReadDigests } from '../digest-parts.ts';
import { raiseIntegrityProblem } from './raise-integrity-problem.ts';
import { saveRead, type WalkClaim } from './walk-repository.ts';

export interface WalkContext {
  db: Database;
  store: ObjectStore;
  now: () => Date;
  /** Awaited before each chunk that is read, with its bytes. */
  pace: (bytes: number) => Promise<void>;
  /** HQ knows of locks what its database says, which came back from a backup: the store is asked for the lock too. */
  asksLock?: boolean;
}

/** `unsteady`: one reading was wrong and the next was right. `superseded`: somebody else moved the recording on. */
export type WalkVerdict = 'right' | 'unsteady' | IntegrityProblem | 'superseded';

interface Reading {
  problem: IntegrityProblem | undefined;
  seen: Record<string, unknown>;
}

/**
 * Reads a verified recording again and judges it. What looks wrong is read twice, so that a line or a store with a bad
 * moment doesn't make a station send everything again.
 * @throws object_store_failed: no verdict, try again later
 */
export async function walkRecording(context: WalkContext, claim: WalkClaim, signal: AbortSignal): Promise<WalkVerdict> {
  const first = await read(context, claim, signal);
  const { problem, seen } = first.problem === undefined ? first : await read(context, claim, signal);
  if (problem !== undefined) return raiseIntegrityProblem(context, claim, problem, seen);
  await saveRead(context.db, claim, { now: context.now(), lock: await lockOf(context, claim) });
  return first.problem === undefined ? 'right' : 'unsteady';
}

/** Undefined where HQ doesn't ask. */
async function lockOf({ store, asksLock }: WalkContext, claim: WalkClaim): Promise<{ until: Date | null } | undefined> {
  if (!asksLock) return undefined;
  const lock = await store.readLock(claim.objectKey, claim.versionId);
  return { until: lock?.compliance ? lock.until : null };
}

async function read({ store, pace }: WalkContext, claim: WalkClaim, signal: AbortSignal): Promise<Reading> {
  const stream = await store.openVersion(claim.objectKey, claim.versionId, signal);
  if (stream === undefined) return { problem: 'object_missing', seen: {} };
  const digests = await digestParts(stream, claim.partSizeBytes, pace);
  const right = digests.sha256 === claim.sha256 && digests.sizeBytes === claim.sizeBytes;
  return right ? { problem: undefined, seen: {} } : { problem: 'object_changed', seen: changeOf(claim, digests) };
}

function changeOf(claim: WalkClaim, read: ReadDigests): Record<string, unknown> {
  return {
    sha256: claim.sha256,
    readSha256: read.sha256,
    sizeBytes: claim.sizeBytes,
    readSizeBytes: read.sizeBytes,
    parts: differingParts(claim.partSha256, read.partSha256),
  };
}
