import type { Query, QueryClient } from '@tanstack/react-query';
import { sessionKey } from './session-key.ts';

/** Every answer but who is signed in. */
export const isOfPage = ({ queryKey }: Query) => queryKey[0] !== sessionKey[0];

/** What was answered to one person isn't for the next. */
export function forgetAnswers(client: QueryClient): void {
  client.removeQueries({ predicate: isOfPage });
}
