import { type Backoff, createBackoff } from '@rollcall/node/backoff';
import type { Clock } from '../runtime/clock.ts';

type Retry = { backoff: Backoff; notBeforeMs: number; differences: number };

/** When each file that could not be collected is tried again. Lost with the process, so that a restart tries everything at once. */
export function createFileRetries(clock: Clock) {
  const retries = new Map<number, Retry>();
  return {
    isDue: (cardFileId: number) => clock.monotonicMs() >= (retries.get(cardFileId)?.notBeforeMs ?? 0),
    /** Puts the next try off, further each time. Returns by how much. */
    failed(cardFileId: number): number {
      const retry = retries.get(cardFileId) ?? {
        backoff: createBackoff({ baseMs: 2000, capMs: 60_000 }),
        notBeforeMs: 0,
        differences: 0,
      };
      const waitMs = retry.backoff.next();
      retries.set(cardFileId, { ...retry, notBeforeMs: clock.monotonicMs() + waitMs });
      return waitMs;
    },
    /** How often the file read differently by now. After `failed`. */
    countDifference(cardFileId: number): number {
      const retry = retries.get(cardFileId);
      if (!retry) return 0;
      retry.differences += 1;
      return retry.differences;
    },
    forget: (cardFileId: number) => void retries.delete(cardFileId),
    /** Forgets the files that need no more tries. */
    keepOnly(isUncollected: (cardFileId: number) => boolean): void {
      for (const cardFileId of retries.keys()) if (!isUncollected(cardFileId)) retries.delete(cardFileId);
    },
  };
}
