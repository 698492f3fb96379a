import { useEffect, useLayoutEffect, useRef } from 'react';
import { useLocation, useNavigationType } from 'react-router';

const storedAs = 'rollcall.scroll';

/** How far each step of the history was scrolled, by its key; kept over a reload. */
const positions = new Map<string, number>(read());

/** A page that is opened begins at its top, one that only shows something else stays where it is; "back" leads to where one was. */
export function useScrollPosition(): void {
  const { key, hash, pathname } = useLocation();
  const isStepBack = useNavigationType() === 'POP';
  const before = useRef<string>(undefined);
  useLayoutEffect(() => {
    const isOther = before.current !== pathname;
    before.current = pathname;
    // A link within the page leads to its own place.
    if (hash === '' && (isOther || isStepBack)) window.scrollTo(0, (isStepBack ? positions.get(key) : undefined) ?? 0);
    const note = () => void positions.set(key, window.scrollY);
    note();
    window.addEventListener('scroll', note, { passive: true });
    return () => window.removeEventListener('scroll', note);
  }, [key, hash, pathname, isStepBack]);
  useEffect(() => {
    const byBrowser = history.scrollRestoration;
    history.scrollRestoration = 'manual';
    const keep = () => sessionStorage.setItem(storedAs, JSON.stringify([...positions]));
    window.addEventListener('pagehide', keep);
    return () => {
      history.scrollRestoration = byBrowser;
      window.removeEventListener('pagehide', keep);
    };
  }, []);
}

function read(): [string, number][] {
  try {
    return JSON.parse(sessionStorage.getItem(storedAs) ?? '[]') as [string, number][];
  } catch {
    return []; // Pages then begin at their top.
  }
}
