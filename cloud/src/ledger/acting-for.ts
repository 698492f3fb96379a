import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * The leader for whom a request acts. Ambient, so that nobody can forget it: every fact of such a request says `for` beside
 * `by`, and whoever the leader must not decide about, the delegate must not either.
 */
export const actingFor = new AsyncLocalStorage<{ accountId: string; username: string }>();
