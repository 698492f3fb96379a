import { type RefObject, useEffect } from 'react';

const turnMs = 20_000;

/** Nobody scrolls a wall: turns to the next screenful every 20 s, and after the last one to the first. */
export function usePageTurning(container: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const timer = setInterval(() => {
      const element = container.current;
      if (!element) return;
      const { scrollTop, clientHeight, scrollHeight } = element;
      const atEnd = scrollTop + clientHeight >= scrollHeight - 1;
      // The sticky head covers the first rows of a screenful.
      element.scrollTo({ top: atEnd ? 0 : scrollTop + clientHeight - 80, behavior: 'smooth' });
    }, turnMs);
    return () => clearInterval(timer);
  }, [container]);
}
