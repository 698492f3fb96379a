import type { Session } from '@rollcall/shared/http/sessions';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { later } from '../loading/later.tsx';
import { ProblemNotice } from '../problem/problem-notice.tsx';
import { SessionContext } from './session-context.ts';
import { sessionQuery } from './session-query.ts';
import { SigningOut } from './signing-out.tsx';
import { SignOutContext } from './use-sign-out.ts';

const SignInPage = later({ load: async () => (await import('./sign-in-page.tsx')).SignInPage });

/** Shows the sign-in in place of the page until somebody is signed in; the address stays. */
export function SessionGate({ children }: { children: ReactNode }) {
  const { data, error, isPending, refetch } = useQuery(sessionQuery);
  if (isPending) return null;
  if (error && !data) return <ProblemNotice problem={error} onRetry={refetch} />;
  if (!data) return <SignInPage />;
  return <UntilSignOut session={data}>{children}</UntilSignOut>;
}

function UntilSignOut({ session, children }: { session: Session; children: ReactNode }) {
  const [leaving, setLeaving] = useState(false);
  if (leaving) return <SigningOut />;
  return (
    <SignOutContext value={() => setLeaving(true)}>
      <SessionContext value={session}>{children}</SessionContext>
    </SignOutContext>
  );
}
