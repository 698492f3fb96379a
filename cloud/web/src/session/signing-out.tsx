import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { call } from '../api/call.ts';
import { newCommandKey } from '../api/command-key.ts';
import { isUnreachable } from '../api/is-unreachable.ts';
import { dropDrafts } from '../browser/drafts.ts';
import { ProblemNotice } from '../problem/problem-notice.tsx';
import { forgetSession } from './forget-session.ts';

const againMs = 5000;

/**
 * Stands in place of the page until HQ has ended the session: whoever left shows nothing more, and a page that is gone asks
 * for nothing that HQ would refuse.
 */
export function SigningOut() {
  const client = useQueryClient();
  const { mutate, error } = useMutation({
    mutationFn: () => call('DELETE sessions/current', {}, newCommandKey()),
    onSuccess: () => forgetSession(client),
  });
  useEffect(() => {
    // What lies unsent stays with nobody.
    dropDrafts();
    mutate();
  }, [mutate]);
  useEffect(() => {
    if (!isUnreachable(error)) return;
    const again = setTimeout(mutate, againMs);
    return () => clearTimeout(again);
  }, [error, mutate]);
  return (
    <main>
      <ProblemNotice problem={error} onRetry={mutate} wholePage />
    </main>
  );
}
