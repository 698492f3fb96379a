import { useEffect, useState } from 'react';
import { ProblemError } from '../api/problem-error.ts';

/** How long HQ asks to wait before the next attempt, counted down; 0: not, or it is over. */
export function useSecondsLeft(problem: Error | null): number {
  const { retryAt, retryAfterSeconds } = problem instanceof ProblemError ? problem : noWait;
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (retryAt === undefined) return undefined;
    setNow(Date.now());
    const timer = setInterval(() => {
      setNow(Date.now());
      if (Date.now() >= retryAt) clearInterval(timer);
    }, 1000);
    return () => clearInterval(timer);
  }, [retryAt]);
  if (retryAt === undefined) return 0;
  // Before the first tick the time is that of the problem before.
  return Math.min(retryAfterSeconds ?? 0, Math.max(0, Math.ceil((retryAt - now) / 1000)));
}

const noWait = { retryAt: undefined, retryAfterSeconds: undefined };
