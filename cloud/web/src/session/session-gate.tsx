import type { Session } from '@rollcall/shared/resources/sessions';
import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { Fragment, type ReactNode, useEffect, useState } from 'react';
import { dropDrafts } from '../browser/drafts.ts';
import { later } from '../loading/later.tsx';
import { ProblemNotice } from '../problem/problem-notice.tsx';
import { beginSession } from './begin-session.ts';
import { isSamePerson } from './is-same-person.ts';
import { InterruptedContext, SessionContext } from './session-context.ts';
import { interruptedKey } from './session-key.ts';
import { sessionQuery } from './session-query.ts';
import { SigningOut } from './signing-out.tsx';
import { SignOutContext } from './use-sign-out.ts';

const SignInPage = later({ load: async () => (await import('./sign-in-page.tsx')).SignInPage });
const ChoosePassword = later({ load: async () => (await import('./choose-password.tsx')).ChoosePassword });
const SignInAgain = later({ load: async () => (await import('./sign-in-again.tsx')).SignInAgain });

/**
 * Shows the sign-in in place of the page until somebody is signed in, then the form for a password until it is his own; the address
 * stays. A page whose form was interrupted stays behind them.
 */
export function SessionGate({ children }: { children: ReactNode }) {
  const { data, error, isPending, refetch } = useQuery(sessionQuery);
  const { data: interrupted } = useQuery<Session | null>({
    queryKey: interruptedKey,
    queryFn: skipToken,
    initialData: null,
  });
  const mustChoose = data?.mustChoosePassword ?? false;
  const client = useQueryClient();
  useEffect(() => {
    // In another tab, say.
    if (data && !data.mustChoosePassword && interrupted) beginSession(client, data);
  }, [client, data, interrupted]);
  const username = data?.username;
  useEffect(() => {
    if (username !== undefined) dropDrafts(username);
  }, [username]);
  if (isPending) return null;
  if (error && !data) return <ProblemNotice problem={error} onRetry={refetch} />;
  const session = data ?? interrupted;
  if (!session) return <SignInPage />;
  const over = data ? (
    mustChoose && interrupted ? (
      <ChoosePassword over />
    ) : null
  ) : (
    <SignInAgain username={session.username} />
  );
  return (
    <UntilSignOut session={session} isInterrupted={!data || mustChoose} over={over}>
      {mustChoose && !interrupted ? <ChoosePassword over={false} /> : children}
    </UntilSignOut>
  );
}

interface Props {
  session: Session;
  isInterrupted: boolean;
  /** What covers the page. */
  over: ReactNode;
  children: ReactNode;
}

function UntilSignOut({ session, isInterrupted, over, children }: Props) {
  const [leaving, setLeaving] = useState(false);
  const turn = useTurn(session, isInterrupted);
  if (leaving) return <SigningOut />;
  return (
    <SignOutContext value={() => setLeaving(true)}>
      <InterruptedContext value={isInterrupted}>
        <SessionContext value={session}>
          <Fragment key={turn}>{children}</Fragment>
          {over}
        </SessionContext>
      </InterruptedContext>
    </SignOutContext>
  );
}

/** Counts whose page it is: after an interruption, another person's is a new one. */
function useTurn(session: Session, isInterrupted: boolean): number {
  const [seen, setSeen] = useState({ session, isInterrupted, turn: 0 });
  const isOther = seen.isInterrupted && !isSamePerson(seen.session, session);
  const turn = isOther ? seen.turn + 1 : seen.turn;
  if (seen.session !== session || seen.isInterrupted !== isInterrupted) setSeen({ session, isInterrupted, turn });
  return turn;
}
