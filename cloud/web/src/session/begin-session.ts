import type { Session } from '@rollcall/shared/http/sessions';
import type { QueryClient } from '@tanstack/react-query';
import { remember } from '../browser/remembered.ts';
import { forgetAnswers, isOfPage } from './forget-answers.ts';
import { isSamePerson } from './is-same-person.ts';
import { interruptedKey, sessionKey } from './session-key.ts';

/** Somebody signed in: whose page was interrupted goes on with it, and anybody else begins without anything of it. */
export function beginSession(client: QueryClient, session: Session): void {
  const interrupted = client.getQueryData<Session | null>(interruptedKey);
  const goesOn = interrupted != null && isSamePerson(interrupted, session);
  if (!goesOn) forgetAnswers(client);
  remember('signedIn', 'yes');
  client.setQueryData(sessionKey, session);
  client.setQueryData(interruptedKey, null);
  if (goesOn) void client.invalidateQueries({ predicate: isOfPage });
}
