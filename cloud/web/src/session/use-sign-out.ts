import { createContext, useContext } from 'react';

export const SignOutContext = createContext<() => void>(() => undefined);

/** Takes the page away, then signs out at HQ. */
export function useSignOut(): () => void {
  return useContext(SignOutContext);
}
