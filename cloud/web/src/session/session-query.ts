import type { Session } from '@rollcall/shared/resources/sessions';
import { queryOptions } from '@tanstack/react-query';
import { takeAnswer } from '../api/early.ts';
import { ProblemError } from '../api/problem-error.ts';
import { request } from '../api/request.ts';
import { recall } from '../browser/remembered.ts';
import { sessionKey } from './session-key.ts';

/** Who is signed in here; `null`: nobody. */
export const sessionQuery = queryOptions({
  queryKey: sessionKey,
  queryFn: currentSession,
  staleTime: 60_000,
  initialData: () => takeAnswer<Session | null>('sessions/current'),
});

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
