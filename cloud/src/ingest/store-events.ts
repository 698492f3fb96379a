import { isClaimedTime } from '@rollcall/shared/contract/claimed-time';
import type { Transaction } from '../db/database.ts';
import type { ReceivedEvent } from '../db/received-event.ts';
import { insertEvents, insertQuarantinedEntries } from './intake-repository.ts';
import type { GroupPlan } from './plan-group.ts';

/** Stores what events say, in the transaction that takes the events. Must work for any order of events of different stations. */
export type Projection = (tx: Transaction, events: ReceivedEvent[]) => Promise<void>;

/** Stores events and their entries that are set aside, then runs the projections in order. */
export async function storeEvents(
  tx: Transaction,
  events: GroupPlan['events'],
  { receivedAt, projections }: { receivedAt: Date; projections: Projection[] },
): Promise<void> {
  const timed = events.map((event) => withTime(event, receivedAt));
  await insertEvents(tx, timed, receivedAt);
  await insertQuarantinedEntries(tx, timed, receivedAt);
  const received = timed.map((event) => toReceived(event, receivedAt));
  for (const project of projections) await project(tx, received);
}

/** Replaces an impossible time of a station's clock by HQ's time. The stored batch keeps the original text. */
export function withTime<E extends GroupPlan['events'][number]>(event: E, receivedAt: Date): E {
  if (isClaimedTime(event.envelope.wall)) return event;
  const wall = receivedAt.toISOString();
  return { ...event, envelope: { ...event.envelope, wall }, event: { ...event.event, wall } };
}

export function toReceived(event: GroupPlan['events'][number], receivedAt: Date): ReceivedEvent {
  const { stationId, incarnation, setAside } = event;
  return { stationId, incarnation, receivedAt, event: event.event, setAside: setAside.length };
}
