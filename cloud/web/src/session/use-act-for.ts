import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../api/call.ts';
import { newCommandKey } from '../api/command-key.ts';
import { isOfPage } from './forget-answers.ts';
import { sessionKey } from './session-key.ts';

/** Acts for a leader from now on, or for oneself again (null): what was seen before is forgotten. */
export function useActFor() {
  const client = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: (delegationId: string | null) =>
      call('PUT sessions/current/acting', { body: { delegationId } }, newCommandKey()),
    onSuccess: (session) => {
      client.setQueryData(sessionKey, session);
      void client.resetQueries({ predicate: isOfPage });
    },
  });
  return { actFor: mutate, running: isPending, problem: error };
}
