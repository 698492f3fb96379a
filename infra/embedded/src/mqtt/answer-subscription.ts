import type { Subscription } from 'aedes';
import { sharePrefix } from './acl.ts';

/** A filter that no message matches. */
const nowhere = '$SYS/nowhere';

/**
 * Grants or refuses one filter of a SUBSCRIBE packet; refused is SUBACK's 128.
 *
 * As soon as one filter is granted, aedes stores all of the packet for a persistent session, and would queue for it what it
 * was refused. So a refused filter is rewritten to one that matches nothing, and each answer waits until all are.
 * aedes knows no shared subscriptions: every member of a group gets everything, and ingest takes duplicates.
 */
export function answerSubscription(
  subscription: Subscription,
  allowed: boolean,
  done: (error: null, subscription: Subscription | null) => void,
): void {
  subscription.topic = allowed ? subscription.topic.replace(sharePrefix, '') : nowhere;
  setImmediate(() => done(null, allowed ? subscription : null));
}
