import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { StoreGuarantee } from '@rollcall/shared/http/guarantees';
import type { VersionName } from './object-locks.ts';
import type { ObjectStore } from './object-store.ts';
import { readWhole, type StoreProbe } from './store-probe.ts';

// Stores shipped in 2026 that took a compliance lock and deleted the version all the same. So each promise is broken on
// purpose, with locks of a few seconds on objects of the probe's own, and what counts is whether the bytes are still there.
//
//   0 s  lock five objects; delete one, delete one in a batch, shorten one, extend one, hold one
//   2 s  the shortened lock would have ended: delete that one
//   4 s  the locks end: delete the held one and the extended one
//   6 s  the extended lock (by half, at least 2 s) ends: take the hold off, delete everything

const lockGuarantees = [
  'refuses_locked_delete',
  'refuses_locked_batch_delete',
  'keeps_lock_length',
  'extends_locks',
  'hold_outlasts_lock',
] as const satisfies StoreGuarantee[];

export interface ProbeOptions {
  lockMs?: number;
  /** Ends the probe; what it locked stays in the store. */
  signal?: AbortSignal | undefined;
}

/** A store for which the first locks are too short gets longer ones, up to this. */
const longestLockMs = 60_000;

/** So much later than its end a lock is taken to have ended, for a store that counts whole seconds. */
const marginMs = 1000;

interface LockProbes {
  probes: StoreProbe[];
  /** How much of what was stored could not be removed when its lock had ended. */
  leftBehind: number;
}

/**
 * Tries to delete what is locked, in every way that stores were seen to give in to. Takes about eight seconds; a store that is
 * slower than the locks are long is tried again with longer ones, because its being slow says nothing of its locks.
 * @returns the guarantees of locks; null of what even a lock of a minute was too short for
 */
export async function probeLocks(
  store: ObjectStore,
  { lockMs = 4000, signal }: ProbeOptions = {},
): Promise<LockProbes> {
  const found = await probeLocksOf(lockMs, store, signal);
  if (found.probes.every(({ held }) => held !== null) || lockMs >= longestLockMs) return found;
  return probeLocks(store, { lockMs: Math.min(4 * lockMs, longestLockMs), signal });
}

async function probeLocksOf(lockMs: number, store: ObjectStore, signal: AbortSignal | undefined): Promise<LockProbes> {
  const place = `probes/${randomUUID()}`;
  const put = async (name: string): Promise<VersionName> => {
    const key = `${place}/${name}`;
    return { key, versionId: await store.putObject(key, Buffer.from(key), 'text/plain') };
  };
  const [single, batched, shortened, extended, held, free] = await Promise.all([
    put('single'),
    put('batched'),
    put('shortened'),
    put('extended'),
    put('held'),
    put('free'),
  ]);
  const locked = [single, batched, shortened, extended, held];
  const until = wholeSecond(Date.now() + lockMs);
  const longUntil = wholeSecond(until.getTime() + Math.max(2000, lockMs / 2));

  const answers = await Promise.all(locked.map(({ key, versionId }) => store.lockVersion(key, versionId, until)));
  if (answers.some((answer) => answer !== 'locked')) {
    const seen = `asked to lock, it answered ${answers.join(', ')}: has the bucket object lock, is the store's clock right?`;
    // A time that is over is refused by every store.
    const held = Date.now() < until.getTime() ? false : null;
    const probes = lockGuarantees.map((guarantee) => ({ guarantee, held, seen }));
    return { probes, leftBehind: await removeAll(store, [...locked, free]) };
  }

  const holding = await store.setLegalHold(held.key, held.versionId, true);
  const singleTried = await tryDelete(store, single, until);
  const batchedTried = await tryBatch(store, batched, free, until);
  const shortUntil = wholeSecond(Date.now() + lockMs / 4);
  const shortening = await store.lockVersion(shortened.key, shortened.versionId, shortUntil);
  // That a time which is over was refused says nothing of locks.
  const shortenedInTime = shortening === 'locked' || Date.now() < shortUntil.getTime();
  const extending = await store.lockVersion(extended.key, extended.versionId, longUntil);
  const reported = (await store.readLock(extended.key, extended.versionId))?.until ?? null;

  await waitUntil(shortUntil.getTime() + marginMs, signal);
  const shortenedTried = await tryDelete(store, shortened, until);
  await waitUntil(until.getTime() + marginMs, signal);
  const extendedTried = await tryDelete(store, extended, longUntil);
  const heldTried = await tryDelete(store, held);
  if (heldTried.there) await store.setLegalHold(held.key, held.versionId, false);
  await waitUntil(longUntil.getTime() + marginMs, signal);
  const leftBehind = await removeAll(store, [...locked, free]);

  const extendsIt = extending === 'locked' && reported !== null && reported >= longUntil;
  return {
    probes: [
      verdict('refuses_locked_delete', singleTried),
      verdict('refuses_locked_batch_delete', batchedTried),
      shortenedInTime
        ? verdict('keeps_lock_length', {
            ...shortenedTried,
            answer: `shortening ${shortening}, ${shortenedTried.answer}`,
          })
        : {
            guarantee: 'keeps_lock_length',
            held: null,
            seen: `shortening ${shortening}, slower than the new lock was long`,
          },
      extendsIt
        ? verdict('extends_locks', extendedTried)
        : { guarantee: 'extends_locks', held: false, seen: `${extending}, locked until ${reported?.toISOString()}` },
      holding === 'set'
        ? verdict('hold_outlasts_lock', heldTried)
        : { guarantee: 'hold_outlasts_lock', held: false, seen: `the store takes no legal hold: ${holding}` },
    ],
    leftBehind,
  };
}

interface Attempt {
  answer: string;
  there: boolean;
  /** It was made while the lock ran. */
  inTime: boolean;
}

async function tryDelete(store: ObjectStore, { key, versionId }: VersionName, until?: Date): Promise<Attempt> {
  const answer = await store.deleteVersion(key, versionId);
  return { answer: `delete answered ${answer}`, ...(await look(store, { key, versionId }, until)) };
}

/** Stores were seen to let a locked version go when another in the batch could go. */
async function tryBatch(store: ObjectStore, locked: VersionName, free: VersionName, until: Date): Promise<Attempt> {
  const answers = await store.deleteVersions([free, locked]);
  const answer = `batch of a free and a locked version answered ${answers.join(', ')}`;
  return { answer, ...(await look(store, locked, until)) };
}

async function look(store: ObjectStore, { key, versionId }: VersionName, until?: Date) {
  const there = (await readWhole(store, key, versionId)) !== undefined;
  return { there, inTime: until === undefined || Date.now() < until.getTime() };
}

function verdict(guarantee: StoreGuarantee, { answer, there, inTime }: Attempt): StoreProbe {
  if (!inTime) return { guarantee, held: there || null, seen: 'the store was slower than the lock was long' };
  return { guarantee, held: there, seen: `${answer}, version ${there ? 'still there' : 'GONE'}` };
}

/** @returns how many stayed, though nothing locks them any more */
async function removeAll(store: ObjectStore, versions: readonly VersionName[]): Promise<number> {
  let left = [...versions];
  for (let attempt = 1; attempt <= 10 && left.length > 0; attempt++) {
    if (attempt > 1) await delay(500);
    const stay = await Promise.all(
      left.map(async ({ key, versionId }) => {
        await store.deleteVersion(key, versionId);
        return (await readWhole(store, key, versionId)) !== undefined;
      }),
    );
    left = left.filter((_, index) => stay[index]);
  }
  return left.length;
}

/** Stores cut a time to the second. */
function wholeSecond(ms: number): Date {
  return new Date(Math.ceil(ms / 1000) * 1000);
}

async function waitUntil(ms: number, signal: AbortSignal | undefined): Promise<void> {
  await delay(Math.max(0, ms - Date.now()), undefined, { signal });
}
