import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * The leader for whom a request acts. It is ambient (AsyncLocalStorage), so that no caller can forget it: every fact of such a
 * request gets `for` beside `by`, and the delegate is bound by the leader's recusals.
 */
export const actingFor = new AsyncLocalStorage<{ accountId: string; username: string } | undefined>();

/** The account of the leader for whom this request acts. */
export const principalId = (): string | null => actingFor.getStore()?.accountId ?? null;
