import { createContext, useContext } from 'react';

/** `since`: when the connection was lost, in milliseconds. */
export type LiveState = { state: 'connecting' } | { state: 'live' } | { state: 'reconnecting'; since: number };

export const LiveContext = createContext<LiveState>({ state: 'connecting' });

/** Whether changes at HQ arrive by themselves. */
export function useLiveState(): LiveState {
  return useContext(LiveContext);
}
