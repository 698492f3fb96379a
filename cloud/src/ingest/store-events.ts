import { isClaimedTime } from '@rollcall/shared/contract/claimed-time';
import type { Transaction } from '../db/database.ts';
import type { ReceivedEvent } from '../db/received-event.ts';
import { insertEvents, insertQuarantinedEntries } from './intake-repository.ts';
import type { GroupPlan } from './plan-group.ts';

/** Keeps what events say, in the transaction that takes them. Must not care about order between stations. */
export type Projection = (tx: Transaction, events: ReceivedEvent[]) => Promise<void>;

/** Stores events, which of their entries are set aside, and what the rest says. */
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

/** A station's clock that says what no clock can mean says nothing: HQ's counts. The station's batch keeps the text. */
export function withTime<E extends GroupPlan['events'][number]>(event: E, receivedAt: Date): E {
  if (isClaimedTime(event.envelope.wall)) return event;
  const wall = receivedAt.toISOString();
  return { ...event, envelope: { ...event.envelope, wall }, event: { ...event.event, wall } };
}

export function toReceived(event: GroupPlan['events'][number], receivedAt: Date): ReceivedEvent {
  const { stationId, incarnation, setAside } = event;
  return { stationId, incarnation, receivedAt, event: event.event, setAside: setAside.length };
}
