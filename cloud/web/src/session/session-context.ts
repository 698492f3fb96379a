import type { Session } from '@rollcall/shared/resources/sessions';
import { createContext, useContext } from 'react';

export const SessionContext = createContext<Session | null>(null);

/** Who is signed in. Only below the sign-in, where somebody is. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('useSession outside of a session');
  return session;
}

export const InterruptedContext = createContext(false);

/** Whether the session has ended, and the page waits behind the sign-in: HQ would answer nothing. */
export function useIsInterrupted(): boolean {
  return useContext(InterruptedContext);
}
