/** Calls `onElapsed` once it has run for so long; it stands still while it is paused, as often as it was. */
export function createStopwatch(timeoutMs: number, onElapsed: () => void) {
  let leftMs = timeoutMs;
  let pauses = 0;
  let stopped = false;
  let startedMs = performance.now();
  let timer = setTimeout(onElapsed, leftMs);
  return {
    pause() {
      pauses += 1;
      if (pauses > 1) return;
      clearTimeout(timer);
      leftMs -= performance.now() - startedMs;
    },
    resume() {
      pauses -= 1;
      if (pauses > 0 || stopped) return;
      startedMs = performance.now();
      timer = setTimeout(onElapsed, leftMs);
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
