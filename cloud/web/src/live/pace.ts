/**
 * Calls `run` at once, but never while it still runs, and no sooner than `minMs` after it began; what is asked for
 * meanwhile is one more call afterwards. A failed `run` counts as done.
 */
export function pace(run: () => Promise<unknown>, minMs: number): { ask(): void; stop(): void } {
  let busy = false;
  let asked = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const start = async () => {
    busy = true;
    asked = false;
    const pause = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, minMs);
    });
    await Promise.all([run().catch(() => undefined), pause]);
    busy = false;
    if (asked) void start();
  };
  return {
    ask() {
      if (busy) asked = true;
      else void start();
    },
    stop() {
      asked = false;
      busy = true;
      clearTimeout(timer);
    },
  };
}
