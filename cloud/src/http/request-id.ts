import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export const requestIdHeader = 'x-request-id';

/** What may stand in a log and in a search for it as it is. */
const plainToken = /^[A-Za-z0-9._-]{1,64}$/;

/** By which the request is found in the logs: what the caller, or a proxy before HQ, calls it; otherwise a new one. */
export function requestIdOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers[requestIdHeader];
  return typeof given === 'string' && plainToken.test(given) ? given : randomUUID();
}
