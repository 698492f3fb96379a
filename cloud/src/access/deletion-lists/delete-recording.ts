import { thumbnailObjectKey } from '@rollcall/shared/contract/object-keys';
import type { Category } from '@rollcall/shared/fields/categories';
import type { Database, Transaction } from '../../db/database.ts';
import { notifyLiveOfStations } from '../../db/notify-live.ts';
import { errors } from '../../errors/errors.ts';
import {
  lockRecording,
  saveDeleted,
  saveDeletionBegun,
  saveLockedUntil,
} from '../../evidence/keep-recording-repository.ts';
import { eraseSideFiles } from '../../evidence/tracks/side-file-repository.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import type { VersionLock } from '../../objects/object-locks.ts';
import type { ObjectStore } from '../../objects/object-store.ts';
import { isHeld } from '../legal-holds/repository.ts';
import { keptUntilByCategory } from '../retention/kept-until-repository.ts';
import { type DeletionVerdict, judgeDeletion } from './judge-deletion.ts';
import { saveEntry, selectApprovers, selectKeptFor, wasRestoredSince } from './repository.ts';

type DeletingStore = Pick<ObjectStore, 'deleteVersion' | 'readLock' | 'listVersions'>;

export interface DeletionContext {
  db: Database;
  store: DeletingStore;
  /** Where second copies lie, if anywhere. */
  copyStore: DeletingStore | undefined;
  now: () => Date;
}

export interface ApprovedEntry {
  deletionListId: string;
  recordingId: string;
  versionId: string;
  category: Category;
}

type Recording = NonNullable<Awaited<ReturnType<typeof lockRecording>>>;

/**
 * Does what was approved for one recording, or keeps it for what changed since. It is judged and marked in one transaction,
 * before anything is removed: a hold or another category comes before, and is seen, or after, and is refused. What is
 * marked is deleted by this attempt or, if it is cut off, by the next: to delete twice is to delete once.
 * @throws object_store_failed, copy_store_missing: try again
 */
export async function deleteRecording(
  context: DeletionContext,
  entry: ApprovedEntry,
): Promise<DeletionVerdict['outcome'] | 'gone'> {
  const { db } = context;
  const verdict = await db.transaction().execute((tx) => beginDeletion(tx, context, entry));
  return verdict === 'delete' ? db.transaction().execute((tx) => finishDeletion(tx, context, entry)) : verdict;
}

async function beginDeletion(
  tx: Transaction,
  context: DeletionContext,
  entry: ApprovedEntry,
): Promise<DeletionVerdict['outcome'] | 'gone'> {
  const { recordingId } = entry;
  const recording = await lockRecording(tx, recordingId);
  if (!recording) return 'gone';
  if (recording.deletionBegunAt !== null) return 'delete';
  const at = context.now();
  const held = await isHeld(tx, recordingId, at);
  const keptUntil = await keptUntilByCategory(tx, recordingId);
  const restoredSince = await wasRestoredSince(tx, entry.deletionListId);
  const verdict = judgeDeletion({ ...recording, keptUntil, held, restoredSince, approved: entry }, at);
  if (verdict.outcome !== 'delete') {
    const outcome = verdict.outcome === 'keep' ? 'kept' : null;
    const keptFor = verdict.note === 'not_due' ? await selectKeptFor(tx, recordingId) : [];
    await saveEntry(tx, entry, { outcome, note: verdict.note, at, keptFor });
    return verdict.outcome;
  }
  requireCopyStore(context.copyStore, recording);
  if (await isLockedAtStores(tx, context, { ...recording, versionId: entry.versionId })) {
    await saveEntry(tx, entry, { outcome: null, note: 'locked', at });
    return 'wait';
  }
  await saveDeletionBegun(tx, recordingId, at);
  return 'delete';
}

/** Locks that HQ doesn't know of. What a store doesn't tell is met when it refuses. */
async function isLockedAtStores(
  tx: Transaction,
  { store, copyStore, now }: DeletionContext,
  { recordingId, objectKey, versionId }: Recording & { versionId: string },
): Promise<boolean> {
  const holds = (lock: VersionLock | undefined) =>
    lock !== undefined && (lock.legalHold || (lock.until !== null && lock.until > now()));
  const lock = await store.readLock(objectKey, versionId);
  if (holds(lock)) {
    if (lock?.until) await saveLockedUntil(tx, recordingId, lock.until);
    return true;
  }
  for (const copy of (await copyStore?.listVersions(objectKey)) ?? []) {
    if (holds(await copyStore?.readLock(objectKey, copy))) return true;
  }
  return false;
}

/** The original goes before thumbnail and copies: where the store refuses it, the recording is everybody's again. */
async function finishDeletion(
  tx: Transaction,
  { store, copyStore, now }: DeletionContext,
  entry: ApprovedEntry,
): Promise<DeletionVerdict['outcome'] | 'gone'> {
  const { recordingId, deletionListId } = entry;
  const recording = await lockRecording(tx, recordingId);
  if (recording?.versionId == null || recording.deletionBegunAt === null) return 'gone';
  const { objectKey, versionId, copyVersionId, sha256 } = recording;
  requireCopyStore(copyStore, recording);
  const wait = async () => {
    await saveEntry(tx, entry, { outcome: null, note: 'locked', at: now() });
    return 'wait' as const;
  };
  // A store that completes twice has another that no row names. Before the one that counts: who waits for it still has that.
  if ((await deleteAll(store, objectKey, { except: versionId })) === 'refused') {
    await saveDeletionBegun(tx, recordingId, null);
    return wait();
  }
  if ((await store.deleteVersion(objectKey, versionId)) === 'refused') {
    const lock = await store.readLock(objectKey, versionId);
    if (lock?.until) await saveLockedUntil(tx, recordingId, lock.until);
    await saveDeletionBegun(tx, recordingId, null);
    return wait();
  }
  if ((await deleteAll(store, thumbnailObjectKey(recordingId))) === 'refused') return wait();
  // All of them: a copy worker that was killed may have stored one that no row names.
  if (copyStore && (await deleteAll(copyStore, objectKey)) === 'refused') return wait();
  const at = now();
  const approvals = await selectApprovers(tx, deletionListId);
  await appendFact(tx, {
    type: 'recording_deleted',
    subject: `recording:${recordingId}`,
    payload: { deletionListId, versionId, copyVersionId, sha256, category: entry.category, approvals },
  });
  await saveDeleted(tx, recordingId, at);
  await eraseSideFiles(tx, recordingId);
  await saveEntry(tx, entry, { outcome: 'deleted', note: null, at });
  await notifyLiveOfStations(tx, ['recordings'], [recording.stationId]);
  return 'delete';
}

/** @throws copy_store_missing */
function requireCopyStore(copyStore: DeletingStore | undefined, recording: Recording): void {
  if (recording.copyVersionId !== null && !copyStore) throw errors.copyStoreMissing(recording.recordingId);
}

async function deleteAll(
  store: DeletingStore,
  key: string,
  { except }: { except?: string } = {},
): Promise<'deleted' | 'refused'> {
  for (const versionId of await store.listVersions(key)) {
    if (versionId !== except && (await store.deleteVersion(key, versionId)) === 'refused') return 'refused';
  }
  return 'deleted';
}
