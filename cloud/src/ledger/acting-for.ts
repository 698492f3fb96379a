import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * The leader for whom a request acts. Ambient, so that nobody can forget it: every fact of such a request says `for` beside
 * `by`, and whoever the leader must not decide about, the delegate must not either.
 */
export const actingFor = new AsyncLocalStorage<{ accountId: string; username: string }>();

/** The account of the leader for whom this request acts. */
export const principalId = (): string | null => actingFor.getStore()?.accountId ?? null;
