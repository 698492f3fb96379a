import { useQuery } from '@tanstack/react-query';
import { problemOf } from './problem-of.ts';
import { queryKey } from './query-key.ts';
import { request } from './request.ts';
import { type Query, toQuery } from './to-query.ts';

export interface Answered<Answer> {
  answer: Answer | undefined;
  problem: Error | null;
  loading: boolean;
  /** Shows the answer to another query while this one's is on its way. */
  outdated: boolean;
  /** When the answer came, in milliseconds. */
  updatedAt: number;
  retry: () => unknown;
}

/**
 * GET of one address, shared by all who ask for it. While only the query changes, the answer before stays; another thing's
 * answer never does.
 * `problem` is a ProblemError for `<ProblemNotice>`.
 */
export function useAnswer<Answer>(
  path: string,
  query: Query = {},
  { enabled = true, refreshMs }: { enabled?: boolean; refreshMs?: number } = {},
): Answered<Answer> {
  const result = useQuery<Answer, Error, Answer, readonly [string, string]>({
    queryKey: queryKey(path, query),
    queryFn: ({ signal }) => request<Answer>(`${path}${toQuery(query)}`, { signal }),
    placeholderData: (before, asked) => (asked?.queryKey[1].split('?', 1)[0] === path ? before : undefined),
    enabled,
    // For what changes by time alone.
    refetchInterval: refreshMs ?? false,
  });
  return {
    answer: result.data,
    problem: problemOf(result),
    loading: result.isLoading,
    outdated: result.isPlaceholderData,
    updatedAt: result.dataUpdatedAt,
    retry: result.refetch,
  };
}
