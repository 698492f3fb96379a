import { useEffect } from 'react';
import { whenIdle } from './when-idle.ts';

/** Fetches what is likely to be opened next once the page has come to rest. What doesn't come is fetched when it is needed. */
export function usePreload(...preloads: (() => Promise<unknown>)[]): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once a page
  useEffect(
    () =>
      whenIdle(() => {
        for (const preload of preloads) preload().catch(() => undefined);
      }),
    [],
  );
}
