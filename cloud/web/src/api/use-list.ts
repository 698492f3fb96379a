import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { takeAnswer } from './early.ts';
import { problemOf } from './problem-of.ts';
import { queryKey } from './query-key.ts';
import { request } from './request.ts';
import { type Query, toQuery } from './to-query.ts';

interface Page<Row> {
  rows: Row[];
  nextCursor: string | null;
}

/** A list that HQ pages by cursor: the pages so far as one, and `loadMore` for the next. */
export function useList<Row>(path: string, query: Query = {}) {
  const result = useInfiniteQuery({
    queryKey: [...queryKey(path, query), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      request<Page<Row>>(`${path}${toQuery({ ...query, cursor: pageParam })}`, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    initialData: () => {
      const page = takeAnswer<Page<Row>>(`${path}${toQuery(query)}`);
      return page && { pages: [page], pageParams: [undefined] };
    },
  });
  const rows = useMemo(() => result.data?.pages.flatMap((page) => page.rows), [result.data]);
  return {
    /** Undefined until the first page is there. */
    rows,
    problem: problemOf(result),
    loading: result.isLoading,
    outdated: result.isPlaceholderData,
    hasMore: result.hasNextPage,
    loadingMore: result.isFetchingNextPage,
    loadMore: result.fetchNextPage,
    retry: result.refetch,
  };
}
