import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { isUrlValue } from './is-url-value.ts';

/**
 * What the page shows lies in its URL: reads the named parameters and changes some of them (undefined or empty: removes). A value
 * that a parameter can't have counts as none.
 * Changes replace the history entry, so that "back" leaves the page; `push` keeps the step.
 */
export function useUrlQuery<Name extends string>(names: readonly Name[]) {
  const [params, setParams] = useSearchParams();
  const listed = names.join(' ');
  const query = useMemo(() => {
    const found: Partial<Record<Name, string>> = {};
    for (const name of listed.split(' ') as Name[]) {
      const value = params.get(name);
      if (value !== null && value !== '' && isUrlValue(name, value)) found[name] = value;
    }
    return found;
  }, [params, listed]);
  const change = useCallback(
    (changes: Partial<Record<Name, string | undefined>>, { push = false }: { push?: boolean } = {}) =>
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          for (const [name, value] of Object.entries<string | undefined>(changes)) {
            if (value === undefined || value === '') next.delete(name);
            else next.set(name, value);
          }
          return next;
        },
        { replace: !push },
      ),
    [setParams],
  );
  return [query, change] as const;
}
