import type { Session } from '@rollcall/shared/http/sessions';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ProblemError } from '../api/problem-error.ts';
import { request } from '../api/request.ts';
import { recall } from '../browser/remembered.ts';
import { ProblemNotice } from '../problem/problem-notice.tsx';
import { SessionContext } from './session-context.ts';
import { sessionKey } from './session-key.ts';
import { SignInPage } from './sign-in-page.tsx';

/** Shows the sign-in in place of the page until somebody is signed in; the address stays. */
export function SessionGate({ children }: { children: ReactNode }) {
  const { data, error, isPending, refetch } = useQuery({
    queryKey: sessionKey,
    queryFn: currentSession,
    staleTime: 60_000,
  });
  if (isPending) return null;
  if (error && !data) return <ProblemNotice problem={error} onRetry={refetch} />;
  if (!data) return <SignInPage />;
  return <SessionContext value={data}>{children}</SessionContext>;
}

/** The cookie is hidden from scripts: without the note of a sign-in, HQ isn't asked, only to refuse. */
async function currentSession(): Promise<Session | null> {
  if (recall('signedIn') !== 'yes') return null;
  try {
    return await request<Session>('sessions/current');
  } catch (error) {
    if (error instanceof ProblemError && error.status === 401) return null;
    throw error;
  }
}
