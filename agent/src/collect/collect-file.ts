import { createHash } from 'node:crypto';
import type { BigIntStats } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { partSizeFor } from '@rollcall/shared/contract/part-plan';
import { writeAll } from '../store/write-all.ts';
import { CardReadError, type CardSource, openCardSource } from './card-source.ts';
import type { Asking } from './collect-lanes.ts';
import { firstDifference } from './compare-samples.ts';
import { type PartHasher, type PartHashing, slotBytes } from './part-hasher.ts';

export type FileDigests = { sha256: string; partSizeBytes: number; partSha256: string[] };

export type CopyOutcome =
  | ({ outcome: 'copied' } & FileDigests)
  /** The file is not, or no longer, what was seen: it is still being written. */
  | { outcome: 'changed' }
  | CopyFailure;

/** `reads_differ`: size and time are the same, the bytes are not, or something was done to the file meanwhile. */
export type CopyFailure = { outcome: 'failed'; reason: 'vanished' | 'unreadable' | 'reads_differ'; detail: string };

const flushEveryBytes = 64 * 1024 * 1024;

/**
 * Copies a file from a card to `temporaryPath`, synced, reading each byte once: SHA-256 of the whole and of each part come
 * from the same buffers. The digest of the first part is that of the whole so far, so a file of one part is hashed once.
 * Memory does not grow with the file. Size and time are compared before and after.
 *
 * Who edits a file in place can put size and time back. So head, tail and samples are read a second time and compared with the
 * copy, and the time of the last change of any kind is compared where the card's file system keeps one (FAT doesn't).
 *
 * A ring of buffers goes round: while one is read into, those before it are written and hashed. Dirty pages are flushed on
 * the way, so that the last sync is short.
 * @throws what the station's disk reports, and the signal's reason
 */
export async function collectFile(copy: {
  sourcePath: Buffer;
  sizeBytes: number;
  mtimeNs: bigint;
  temporaryPath: string;
  hasher: PartHasher;
  /** Parts of its upload have so many MiB, or more if there would be too many. */
  leastPartMiB?: number | undefined;
  signal: AbortSignal;
  /** Is told of each question to the card. */
  asking: Asking;
}): Promise<CopyOutcome> {
  try {
    const source = await openCardSource(copy.sourcePath, copy.asking);
    try {
      const before = await source.stat();
      if (!isAsSeen(before, copy)) return { outcome: 'changed' };
      const digests = await copyAndHash(source, copy);
      if (!digests) return { outcome: 'changed' };
      const differsAt = await compareWithCopy(source, copy);
      const after = await source.stat();
      if (!isAsSeen(after, copy)) return { outcome: 'changed' };
      const failed = { outcome: 'failed', reason: 'reads_differ' } as const;
      if (differsAt !== undefined) return { ...failed, detail: `a second reading differs at byte ${differsAt}` };
      if (wasTouched(before, after)) return { ...failed, detail: 'it was changed while it was read' };
      return { outcome: 'copied', ...digests };
    } finally {
      await source.close();
    }
  } catch (error) {
    return failureOf(error);
  }
}

/** Opens a file on a card and reads nothing. @returns what is wrong, undefined when it can be opened */
export async function findOpenFailure(path: Buffer, asking: Asking): Promise<CopyFailure | undefined> {
  try {
    const source = await openCardSource(path, asking);
    await source.close();
    return undefined;
  } catch (error) {
    return failureOf(error);
  }
}

/** @throws what isn't an error of the card */
export function failureOf(error: unknown): CopyFailure {
  if (!(error instanceof CardReadError)) throw error;
  const code = error.cause instanceof Error && 'code' in error.cause ? String(error.cause.code) : 'UNKNOWN';
  const isGone = code === 'ENOENT' || code === 'ENODEV' || code === 'ENXIO' || code === 'ENOTDIR';
  return { outcome: 'failed', reason: isGone ? 'vanished' : 'unreadable', detail: `${error.message}: ${code}` };
}

async function copyAndHash(
  source: CardSource,
  { sizeBytes, temporaryPath, hasher, leastPartMiB, signal }: Parameters<typeof collectFile>[0],
): Promise<FileDigests | undefined> {
  const target = await open(temporaryPath, 'wx', 0o600);
  const pending: Promise<unknown>[] = [];
  let hashing: PartHashing | undefined;
  try {
    hashing = hasher.begin();
    const digests = await goRound(
      source,
      target,
      { sizeBytes, partSizeBytes: partSizeFor(sizeBytes, leastPartMiB) },
      hashing,
      pending,
      signal,
    );
    await target.datasync();
    return digests;
  } finally {
    await Promise.allSettled(pending); // Nobody may use a buffer or the handle after this.
    hashing?.release();
    await target.close();
  }
}

/** Returns undefined when the file ended before `sizeBytes`. */
async function goRound(
  source: CardSource,
  target: FileHandle,
  { sizeBytes, partSizeBytes }: { sizeBytes: number; partSizeBytes: number },
  hashing: PartHashing,
  pending: Promise<unknown>[],
  signal: AbortSignal,
): Promise<FileDigests | undefined> {
  const whole = createHash('sha256');
  let firstPart: string | undefined;
  let flushing: Promise<void> | undefined;
  let next = readSlot(source, hashing.slots[0], 0, sizeBytes);
  for (let offset = 0, turn = 0; offset < sizeBytes; turn += 1) {
    signal.throwIfAborted();
    const slot = turn % hashing.slots.length;
    const bytes = await next;
    const end = offset + bytes.length;
    if (bytes.length < Math.min(slotBytes, sizeBytes - offset)) return undefined;

    const endsPart = end % partSizeBytes === 0 || end === sizeBytes;
    const isOfFirstPart = offset < partSizeBytes;
    const hashed = isOfFirstPart ? undefined : hashing.update(slot, bytes.length, endsPart);
    const used = Promise.all([hashed, writeAll(target, bytes, offset)]);
    used.catch(() => {}); // Awaited when its slot is needed again, or below.
    pending[slot] = used;

    const nextSlot = (turn + 1) % hashing.slots.length;
    await pending[nextSlot];
    next = readSlot(source, hashing.slots[nextSlot], end, sizeBytes);
    next.catch(() => {}); // Awaited at the next turn, unless hashing fails before.
    pending[nextSlot] = next;
    whole.update(bytes);
    if (isOfFirstPart && endsPart) firstPart = whole.copy().digest('hex');
    if (end % flushEveryBytes === 0) {
      await flushing;
      flushing = target.datasync();
      flushing.catch(() => {}); // Awaited at the next flush, or below.
      pending[hashing.slots.length] = flushing;
    }
    offset = end;
  }
  await Promise.all(pending);
  const partSha256 = firstPart === undefined ? [] : [firstPart, ...hashing.digests];
  return { sha256: whole.digest('hex'), partSizeBytes, partSha256 };
}

/** Fills a slot from the card, or what is left of it up to `sizeBytes`. */
function readSlot(source: CardSource, slot: Buffer | undefined, offset: number, sizeBytes: number): Promise<Buffer> {
  return source.read(slot?.subarray(0, Math.max(0, sizeBytes - offset)) ?? Buffer.alloc(0), offset);
}

async function compareWithCopy(
  source: CardSource,
  { sizeBytes, temporaryPath }: Parameters<typeof collectFile>[0],
): Promise<number | undefined> {
  const copied = await open(temporaryPath, 'r');
  try {
    return await firstDifference(sizeBytes, {
      fromCard: (into, offset) => readSlot(source, into, offset, sizeBytes),
      async fromCopy(into, offset) {
        const { bytesRead } = await copied.read(into, 0, into.length, offset);
        return into.subarray(0, bytesRead);
      },
    });
  } finally {
    await copied.close();
  }
}

export function isAsSeen(stats: BigIntStats, seen: { sizeBytes: number; mtimeNs: bigint }): boolean {
  return stats.isFile() && stats.size === BigInt(seen.sizeBytes) && stats.mtimeNs === seen.mtimeNs;
}

/** A file that was removed meanwhile is no other than before, and the copy may be all that is left of it. */
function wasTouched(before: BigIntStats, after: BigIntStats): boolean {
  return after.nlink === before.nlink && after.ctimeNs !== before.ctimeNs;
}
