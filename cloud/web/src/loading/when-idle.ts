const mostMs = 2000;
/** For browsers that don't say when they are idle. */
const pauseMs = 200;

/** Runs once the browser has nothing else to do, at the latest after 2 s. @returns what calls it off */
export function whenIdle(run: () => void): () => void {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(run, pauseMs);
    return () => clearTimeout(timer);
  }
  const request = requestIdleCallback(run, { timeout: mostMs });
  return () => cancelIdleCallback(request);
}
