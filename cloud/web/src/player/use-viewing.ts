import type { ViewingSession } from '@rollcall/shared/http/viewing-sessions';
import { useState } from 'react';
import { request } from '../api/request.ts';
import { useChange } from '../api/use-change.ts';

export interface Viewing {
  /** Open, until it expires. */
  session: ViewingSession | undefined;
  /** Opens one at HQ, unless one lasts: it leaves a trace, so only ever because somebody asked for it. */
  open(then?: (session: ViewingSession) => void): void;
  running: boolean;
  problem: Error | null;
}

export function useViewing(recordingId: string): Viewing {
  const [session, setSession] = useState<ViewingSession>();
  const { start, running, problem } = useChange({
    send: (commandKey, _then: ((session: ViewingSession) => void) | undefined) =>
      request<ViewingSession>('viewing-sessions', { method: 'POST', commandKey, body: { recordingId } }),
    // Its trace is a part of the recording's history.
    outdates: ['recordings'],
    done: false,
    onDone: (opened, then) => {
      setSession(opened);
      then?.(opened);
    },
  });
  return {
    session,
    running,
    problem,
    open(then) {
      if (session && Date.parse(session.expiresAt) > Date.now()) then?.(session);
      else if (!running) start(then);
    },
  };
}
