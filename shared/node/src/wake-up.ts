export type WakeUp = {
  /** Ends the present wait, or the next one when nobody waits. */
  wake(): void;
  /** Waits for `wake`, the time or the end, whichever is first. Never rejects. One waiter at a time. */
  wait(timeoutMs: number, signal: AbortSignal): Promise<'woken' | 'elapsed' | 'aborted'>;
};

const longestTimerMs = 2 ** 31 - 1;

/** A signal within the process that is not lost when it comes before its waiter. */
export function createWakeUp(): WakeUp {
  let pending = false;
  let release: (() => void) | undefined;
  return {
    wake() {
      pending = true;
      release?.();
    },
    async wait(timeoutMs, signal) {
      if (!pending && !signal.aborted && timeoutMs > 0) {
        await new Promise<void>((resolve) => {
          const end = () => {
            clearTimeout(timer);
            signal.removeEventListener('abort', end);
            release = undefined;
            resolve();
          };
          const timer = setTimeout(end, Math.min(timeoutMs, longestTimerMs));
          signal.addEventListener('abort', end);
          release = end;
        });
      }
      const woken = pending;
      pending = false;
      if (signal.aborted) return 'aborted';
      return woken ? 'woken' : 'elapsed';
    },
  };
}
