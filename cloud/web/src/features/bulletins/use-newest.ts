import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ProblemError } from '../../api/problem-error.ts';

/** After HQ refused because an issue is no longer what the page shows, asks what it is now. */
export function useNewest(problem: Error | null): void {
  const client = useQueryClient();
  const moved = problem instanceof ProblemError && problem.status === 409;
  useEffect(() => {
    if (moved) void client.invalidateQueries({ queryKey: ['bulletins'] });
  }, [moved, client]);
}
