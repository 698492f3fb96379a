import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

const steps = [1, 0.92, 0.85, 0.78, 0.71, 0.64, 0.57, 0.5, 0.44, 0.38, 0.32] as const;

/** Below this the last row can't read it any more. */
export const readable = 0.6;

/**
 * Makes letters as much smaller as it takes to fit their place: CSS reads `--fit` there.
 * @param shown what stands there, and `state` how; it is measured again when they change
 */
export function useFit(shown: unknown, state: unknown): { place: RefObject<HTMLDivElement | null>; fit: number } {
  const place = useRef<HTMLDivElement>(null);
  const [fit, setFit] = useState(1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown is what is measured
  useLayoutEffect(() => {
    const { current } = place;
    if (current === null) return;
    let found: number = steps[0];
    for (const step of steps) {
      found = step;
      current.style.setProperty('--fit', String(step));
      if (current.scrollHeight <= current.clientHeight) break;
    }
    setFit(found);
  }, [shown, state]);
  return { place, fit };
}
