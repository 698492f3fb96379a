import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { queryKey } from './query-key.ts';
import { request } from './request.ts';
import { type Query, toQuery } from './to-query.ts';

/**
 * GET of one address, shared by all who ask for it. The answer before stays while another query is asked for.
 * `problem` is a ProblemError for `<ProblemNotice>`.
 */
export function useAnswer<Answer>(path: string, query: Query = {}, { enabled = true }: { enabled?: boolean } = {}) {
  const result = useQuery({
    queryKey: queryKey(path, query),
    queryFn: ({ signal }) => request<Answer>(`${path}${toQuery(query)}`, { signal }),
    placeholderData: keepPreviousData,
    enabled,
  });
  return {
    answer: result.data,
    problem: result.error,
    loading: result.isLoading,
    /** Shows the answer to another query while this one's is on its way. */
    outdated: result.isPlaceholderData,
    updatedAt: result.dataUpdatedAt,
    retry: result.refetch,
  };
}
