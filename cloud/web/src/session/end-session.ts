import type { Session } from '@rollcall/shared/resources/sessions';
import type { QueryClient } from '@tanstack/react-query';
import { remember } from '../browser/remembered.ts';
import { forgetSession } from './forget-session.ts';
import { interruptedKey, sessionKey } from './session-key.ts';

/**
 * HQ says that somebody else made the password: in another tab, say, somebody signed in with one that was reset. HQ does nothing before
 * it is another one, so the page asks for that, and keeps what was typed.
 */
export function askForPassword(client: QueryClient): void {
  const session = client.getQueryData<Session | null>(sessionKey);
  if (session == null || session.mustChoosePassword) return;
  if (document.querySelector(forms) !== null) client.setQueryData(interruptedKey, session);
  client.setQueryData(sessionKey, { ...session, mustChoosePassword: true });
  // It may be another account's by now.
  void client.invalidateQueries({ queryKey: sessionKey });
}

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
  const hasForm = session?.mustChoosePassword === false && document.querySelector(forms) !== null;
  if (session == null || !(isInterrupted || hasForm)) {
    forgetSession(client);
    return;
  }
  remember('signedIn', undefined);
  client.setQueryData(interruptedKey, session);
  client.setQueryData(sessionKey, null);
}
