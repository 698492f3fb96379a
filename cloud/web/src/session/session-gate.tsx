import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ProblemNotice } from '../problem/problem-notice.tsx';
import { SessionContext } from './session-context.ts';
import { sessionQuery } from './session-query.ts';
import { SignInPage } from './sign-in-page.tsx';

/** Shows the sign-in in place of the page until somebody is signed in; the address stays. */
export function SessionGate({ children }: { children: ReactNode }) {
  const { data, error, isPending, refetch } = useQuery(sessionQuery);
  if (isPending) return null;
  if (error && !data) return <ProblemNotice problem={error} onRetry={refetch} />;
  if (!data) return <SignInPage />;
  return <SessionContext value={data}>{children}</SessionContext>;
}
