import { useState } from 'react';
import type { Query } from '../api/to-query.ts';
import { useAnswer } from '../api/use-answer.ts';

/**
 * What a field offers. HQ is asked once somebody goes to the field, or for the name of what is chosen: of most lists nobody changes
 * what they show.
 */
export function useChoices<Row>(path: string, query: Query, chosen: string | undefined) {
  const [entered, setEntered] = useState(false);
  const { answer, loading } = useAnswer<{ rows: Row[] }>(path, query, { enabled: entered || chosen !== undefined });
  return { rows: answer?.rows ?? [], loading, onFocus: () => setEntered(true) };
}
