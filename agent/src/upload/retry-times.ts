import { type Backoff, createBackoff } from '@rollcall/node/backoff';

/** When each recording may be tried again. Lost with the process, so that a restart tries everything at once. */
export type RetryTimes = {
  isDue(recordingId: string, nowMs: number): boolean;
  /** Puts the next try off, further each time. Returns by how much. */
  failed(recordingId: string, nowMs: number): number;
  succeeded(recordingId: string): void;
};

export function createRetryTimes({ baseMs, capMs }: { baseMs: number; capMs: number }): RetryTimes {
  const times = new Map<string, { backoff: Backoff; notBeforeMs: number }>();
  return {
    isDue: (recordingId, nowMs) => nowMs >= (times.get(recordingId)?.notBeforeMs ?? 0),
    failed(recordingId, nowMs) {
      const backoff = times.get(recordingId)?.backoff ?? createBackoff({ baseMs, capMs });
      const waitMs = backoff.next();
      times.set(recordingId, { backoff, notBeforeMs: nowMs + waitMs });
      return waitMs;
    },
    succeeded: (recordingId) => void times.delete(recordingId),
  };
}
