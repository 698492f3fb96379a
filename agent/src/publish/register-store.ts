import { randomUUID } from 'node:crypto';
import { type StoreRegistrationResponse, storeRegistrationResponseSchema } from '@rollcall/shared/http/station-stores';
import type { Logger } from 'pino';
import type { HqClient } from '../identity/hq-client.ts';
import type { AppendEvent } from '../outbox/append-event.ts';
import { beginIncarnation } from '../outbox/begin-incarnation.ts';
import { findHoles } from '../outbox/find-holes.ts';
import type { Journal } from '../outbox/journal.ts';
import { isOutboxOf, readOutboxState, resetOutboxState } from '../outbox/outbox-state.ts';
import { listPruned } from '../outbox/prune-outbox.ts';
import { undeliveredEvents } from '../outbox/undelivered-events.ts';
import type { Clock } from '../runtime/clock.ts';
import type { StationStore } from '../store/station-store.ts';

/** `through`: how far HQ says it is. Unsigned, so it only tells where to send from and releases nothing. */
export type Registration = { outcome: 'continued' | 'new_incarnation'; through: number } | { outcome: 'frozen' };

type Parts = {
  store: StationStore;
  append: AppendEvent;
  journal: Journal;
  hq: HqClient;
  keyThumbprint: string;
  clock: Pick<Clock, 'wall'>;
  log: Logger;
};

/**
 * Tells HQ how far this store is, and does what HQ says; nothing is sealed or sent before. Repeatable after any crash.
 *
 * A journal that goes further than its database means that the database is an older copy, though HQ may not have got
 * those batches yet. Using their seqs again would be equivocation, so the store then presents itself as a new one.
 */
export async function registerStore(parts: Parts, signal: AbortSignal): Promise<Registration> {
  const { store, journal, hq, keyThumbprint, log } = parts;
  const answer = await ask();
  if (answer.outcome === 'frozen') return { outcome: 'frozen' };
  if (answer.outcome !== 'continued') {
    if (answer.outcome === 'rolled_back')
      log.error({ previous: answer.previous }, 'station database was an older copy');
    await begin(parts, answer, answer.outcome === 'rolled_back');
    return { outcome: 'new_incarnation', through: 0 };
  }
  const { incarnation, lastSeq } = readOutboxState(store.db);
  const end = journal.end();
  const journalIsAhead = end.incarnation > incarnation || (end.incarnation === incarnation && end.lastSeq > lastSeq);
  if (!journalIsAhead) return { outcome: 'continued', through: answer.through };

  log.error({ incarnation, lastSeq, journal: end }, 'station database was older than its journal');
  store.transaction(() => {
    renewStore(store, keyThumbprint);
    store.noteLoss('database_rolled_back');
  });
  const second = await ask();
  if (second.outcome === 'frozen') return { outcome: 'frozen' };
  await begin(parts, second, false);
  return { outcome: 'new_incarnation', through: 0 };

  async function ask(): Promise<StoreRegistrationResponse> {
    const { storeId, incarnation, lastSeq, head } = readOutboxState(store.db);
    const body = { storeId, incarnation, lastSeq, head };
    const response = await hq.post('/station/stores', body, storeRegistrationResponseSchema, signal);
    log.info(
      { incarnation, lastSeq, outcome: response.outcome, given: response.incarnation },
      'station store was registered',
    );
    return response;
  }
}

/** Gives a new database its state. Batches signed by an earlier key would be refused, so another key makes another store. */
export function ensureStoreOf(store: StationStore, keyThumbprint: string): void {
  if (!isOutboxOf(store.db, keyThumbprint)) renewStore(store, keyThumbprint);
}

/** Makes the next registration that of a store which HQ has never seen. */
export function renewStore(store: StationStore, keyThumbprint: string): void {
  store.transaction(() => resetOutboxState(store.db, randomUUID(), keyThumbprint));
}

async function begin(parts: Parts, answer: StoreRegistrationResponse, rolledBack: boolean): Promise<void> {
  const { store, append, journal, clock, log } = parts;
  const { incarnation, previous } = answer;
  const undelivered = await undeliveredEvents(journal, previous, log);
  const holes = findHoles(listPruned(store.db), previous, undelivered);
  for (const hole of holes) log.error(hole, 'HQ lost events that this station had pruned after HQ had confirmed them');
  // Before the database: a crash in between leaves a line that is merely repeated.
  await journal.beginIncarnation(
    incarnation,
    previous && { incarnation: previous.incarnation, through: previous.through },
  );
  // What a store appended before HQ first heard of the station is all still in its queue.
  const announceAgain = previous !== null || readOutboxState(store.db).incarnation > 0;
  store.transaction(() => {
    beginIncarnation(store, clock, { incarnation, previous, undelivered, announceAgain });
    for (const hole of holes) append('events_lost', hole);
    if (rolledBack) store.noteLoss('database_rolled_back');
  });
}
