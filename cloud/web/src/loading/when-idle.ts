import { inFlight } from '../api/in-flight.ts';

const againMs = 100;
/** Somebody may wait for it after all. */
const mostMs = 3000;

/**
 * Runs once the page has come to rest: HQ owes it no answer, and the browser has nothing else to do. What is fetched before would
 * stand in the way of what the page shows. At the latest after 3 s. @returns what calls it off
 */
export function whenIdle(run: () => void): () => void {
  const begun = Date.now();
  let callOff: () => void;
  const look = () => {
    if (inFlight() === 0 || Date.now() - begun >= mostMs) run();
    else callOff = onceIdle(look, againMs);
  };
  callOff = onceIdle(look, againMs);
  return () => callOff();
}

function onceIdle(run: () => void, pauseMs: number): () => void {
  let request: number | undefined;
  const timer = setTimeout(() => {
    if (typeof requestIdleCallback === 'undefined') run();
    else request = requestIdleCallback(run, { timeout: mostMs });
  }, pauseMs);
  return () => {
    clearTimeout(timer);
    if (request !== undefined) cancelIdleCallback(request);
  };
}
