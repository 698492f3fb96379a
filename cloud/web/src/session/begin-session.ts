import type { Session } from '@rollcall/shared/resources/sessions';
import type { QueryClient } from '@tanstack/react-query';
import { remember } from '../browser/remembered.ts';
import { forgetAnswers, isOfPage } from './forget-answers.ts';
import { isSamePerson } from './is-same-person.ts';
import { interruptedKey, sessionKey } from './session-key.ts';

/**
 * Somebody signed in, or chose a password: whose page was interrupted goes on with it, and anybody else begins without anything of
 * it. Who has to choose a password first leaves the page interrupted.
 */
export function beginSession(client: QueryClient, session: Session): void {
  const interrupted = client.getQueryData<Session | null>(interruptedKey);
  const goesOn = interrupted != null && isSamePerson(interrupted, session);
  if (!goesOn) forgetAnswers(client);
  remember('signedIn', 'yes');
  client.setQueryData(sessionKey, session);
  if (goesOn && session.mustChoosePassword) return;
  client.setQueryData(interruptedKey, null);
  if (goesOn) void client.invalidateQueries({ predicate: isOfPage });
}
