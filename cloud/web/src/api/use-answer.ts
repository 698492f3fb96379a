import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { takeAnswer } from './early.ts';
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
 * answer never does. A refusal stays as well, until the next answer is there.
 * `problem` is a ProblemError for `<ProblemNotice>`.
 */
export function useAnswer<Answer>(
  path: string,
  query: Query = {},
  { enabled = true, refreshMs }: { enabled?: boolean; refreshMs?: number } = {},
): Answered<Answer> {
  const asked = queryKey(path, query);
  const result = useQuery<Answer, Error, Answer, readonly [string, string]>({
    queryKey: asked,
    queryFn: ({ signal }) => request<Answer>(`${path}${toQuery(query)}`, { signal }),
    placeholderData: (before, earlier) => (earlier?.queryKey[1].split('?', 1)[0] === path ? before : undefined),
    initialData: () => takeAnswer<Answer>(`${path}${toQuery(query)}`),
    enabled,
    // For what changes by time alone.
    refetchInterval: refreshMs ?? false,
  });
  const refusal = useRef<{ asked: string; problem: Error }>(undefined);
  if (result.error) refusal.current = { asked: asked[1], problem: result.error };
  const refused = result.isPending && refusal.current?.asked === asked[1] ? refusal.current.problem : null;
  return {
    answer: result.data,
    problem: problemOf(result) ?? refused,
    loading: result.isLoading && refused === null,
    outdated: result.isPlaceholderData,
    updatedAt: result.dataUpdatedAt,
    retry: result.refetch,
  };
}
