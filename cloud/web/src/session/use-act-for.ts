import type { Session } from '@rollcall/shared/http/sessions';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { newCommandKey } from '../api/command-key.ts';
import { request } from '../api/request.ts';
import { isOfPage } from './forget-answers.ts';
import { sessionKey } from './session-key.ts';

/** Acts for a leader from now on, or for oneself again (null): what was seen before is forgotten. */
export function useActFor() {
  const client = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: (delegationId: string | null) =>
      request<Session>('sessions/current/acting', {
        method: 'PUT',
        commandKey: newCommandKey(),
        body: { delegationId },
      }),
    onSuccess: (session) => {
      client.setQueryData(sessionKey, session);
      void client.resetQueries({ predicate: isOfPage });
    },
  });
  return { actFor: mutate, running: isPending, problem: error };
}
