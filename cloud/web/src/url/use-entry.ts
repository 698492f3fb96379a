import { useUrlQuery } from './use-url-query.ts';

/** Which entry is open in the drawer, by `?entry=` in the URL: a key, or `new`. */
export function useEntry() {
  const [{ entry }, change] = useUrlQuery(['entry']);
  return {
    entry,
    adding: entry === 'new',
    open: (key: string) => change({ entry: key }, { push: true }),
    close: () => change({ entry: undefined }),
  };
}
