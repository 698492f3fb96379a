import { useRef } from 'react';

/** Whether something was so at any time: a drawer that was open stays, so that it can close. */
export function useEver(now: boolean): boolean {
  const ever = useRef(false);
  if (now) ever.current = true;
  return ever.current;
}
