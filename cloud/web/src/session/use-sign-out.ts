import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '../api/request.ts';
import { forgetSession } from './forget-session.ts';

/** Signs out at HQ, then shows nothing of what was seen. */
export function useSignOut(): () => void {
  const client = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: () => request<void>('sessions/current', { method: 'DELETE' }),
    onSuccess: () => forgetSession(client),
  });
  return mutate;
}
