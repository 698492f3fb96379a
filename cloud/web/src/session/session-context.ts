import type { Session } from '@rollcall/shared/http/sessions';
import { createContext, useContext } from 'react';

export const SessionContext = createContext<Session | null>(null);

/** Who is signed in. Only below the sign-in, where somebody is. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('useSession outside of a session');
  return session;
}
