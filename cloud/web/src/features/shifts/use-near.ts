import { type RefObject, useEffect, useState } from 'react';

/** Whether something was ever within `marginPx` of what its scroll container shows. */
export function useNear(target: RefObject<HTMLElement | null>, marginPx: number): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    const element = target.current;
    if (near || !element) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && setNear(true),
      { root: element.closest('[role="grid"]'), rootMargin: `${marginPx}px 0px` },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [target, marginPx, near]);
  return near;
}
