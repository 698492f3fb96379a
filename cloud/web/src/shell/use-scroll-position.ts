import { useEffect, useLayoutEffect, useRef } from 'react';
import { useLocation, useNavigationType } from 'react-router';
import { keepScrollPositions, scrollPositions } from '../browser/scroll-positions.ts';

/** A page that is opened begins at its top, one that only shows something else stays where it is; "back" leads to where one was. */
export function useScrollPosition(): void {
  const { key, hash, pathname } = useLocation();
  const isStepBack = useNavigationType() === 'POP';
  const before = useRef<string>(undefined);
  useLayoutEffect(() => {
    const isOther = before.current !== pathname;
    before.current = pathname;
    // A link within the page leads to its own place.
    if (hash === '' && (isOther || isStepBack))
      window.scrollTo(0, (isStepBack ? scrollPositions.get(key) : undefined) ?? 0);
    const note = () => void scrollPositions.set(key, window.scrollY);
    note();
    window.addEventListener('scroll', note, { passive: true });
    return () => window.removeEventListener('scroll', note);
  }, [key, hash, pathname, isStepBack]);
  useEffect(() => {
    const byBrowser = history.scrollRestoration;
    history.scrollRestoration = 'manual';
    window.addEventListener('pagehide', keepScrollPositions);
    return () => {
      history.scrollRestoration = byBrowser;
      window.removeEventListener('pagehide', keepScrollPositions);
    };
  }, []);
}
