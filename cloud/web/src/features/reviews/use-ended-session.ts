import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { ProblemError } from '../../api/problem-error.ts';
import { endSession } from '../../session/end-session.ts';
import { useIsInterrupted } from '../../session/session-context.ts';

/** For what is sent beside the page's own requests: shows the sign-in when HQ says that the session has ended, and waits for it. */
export function useEndedSession() {
  const client = useQueryClient();
  const interrupted = useIsInterrupted();
  const ended = useRef(interrupted);
  useEffect(() => {
    ended.current = interrupted;
  }, [interrupted]);
  return useMemo(
    () => ({
      hasEnded: () => ended.current,
      hear(refusal: unknown) {
        if (refusal instanceof ProblemError && refusal.code === 'not_signed_in') endSession(client);
      },
    }),
    [client],
  );
}
