import type { Session } from '@rollcall/shared/http/sessions';
import type { QueryClient } from '@tanstack/react-query';
import { remember } from '../browser/remembered.ts';
import { forgetSession } from './forget-session.ts';
import { interruptedKey, sessionKey } from './session-key.ts';

/** Ant Design measures text areas by one that nobody sees. */
const forms = 'form, textarea:not([aria-hidden="true"])';

/**
 * HQ says that the session has ended. A page on which somebody fills in a form waits behind the sign-in, and keeps what was typed;
 * every other page is gone.
 */
export function endSession(client: QueryClient): void {
  const isInterrupted = client.getQueryData<Session | null>(interruptedKey) != null;
  const session = client.getQueryData<Session | null>(sessionKey);
  // Requests that were on their way are refused one after the other: the first has said it.
  if (session == null && isInterrupted) return;
  if (session == null || document.querySelector(forms) === null) {
    forgetSession(client);
    return;
  }
  remember('signedIn', undefined);
  client.setQueryData(interruptedKey, session);
  client.setQueryData(sessionKey, null);
}
