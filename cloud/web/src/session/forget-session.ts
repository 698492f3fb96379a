import type { QueryClient } from '@tanstack/react-query';
import { remember } from '../browser/remembered.ts';
import { forgetAnswers } from './forget-answers.ts';
import { interruptedKey, sessionKey } from './session-key.ts';

/** Nobody is signed in any more: forgets every answer, and the page becomes the sign-in, at the same address. */
export function forgetSession(client: QueryClient): void {
  remember('signedIn', undefined);
  client.setQueryData(interruptedKey, null);
  client.setQueryData(sessionKey, null);
  forgetAnswers(client);
}
