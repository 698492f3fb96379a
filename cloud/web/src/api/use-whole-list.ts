import { useQuery } from '@tanstack/react-query';
import { problemOf } from './problem-of.ts';
import { queryKey } from './query-key.ts';
import { request } from './request.ts';
import { type Query, toQuery } from './to-query.ts';

/** All pages of a list at once, for pictures that need them all, such as a month's roster. */
export function useWholeList<Row>(path: string, query: Query, limit: number) {
  const result = useQuery({
    queryKey: [...queryKey(path, query), 'whole'],
    queryFn: async ({ signal }) => {
      const rows: Row[] = [];
      let cursor: string | undefined;
      do {
        const asked = `${path}${toQuery({ ...query, limit, cursor })}`;
        const page = await request<{ rows: Row[]; nextCursor: string | null }>(asked, { signal });
        rows.push(...page.rows);
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      return rows;
    },
    placeholderData: (before) => before,
  });
  return {
    rows: result.data,
    problem: problemOf(result),
    loading: result.isLoading,
    outdated: result.isPlaceholderData,
    retry: result.refetch,
  };
}
