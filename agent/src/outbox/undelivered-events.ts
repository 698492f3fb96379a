import type { EventEnvelope } from '@rollcall/shared/contract/event';
import type { Logger } from 'pino';
import { eventsOfJws } from './batch-payload.ts';
import type { Journal, PreviousIncarnation } from './journal.ts';

export type UndeliveredEvent = EventEnvelope & { incarnation: number };

/**
 * The journal's events that HQ does not hold, oldest first. How far HQ got in the last incarnation comes from the
 * registration, in earlier ones from the journal itself; where neither tells, the event counts as undelivered, because
 * HQ can bear an event twice and not its loss.
 */
export async function undeliveredEvents(
  journal: Journal,
  previous: PreviousIncarnation,
  log: Logger,
): Promise<UndeliveredEvent[]> {
  const throughOf = new Map<number, number>();
  for await (const entry of journal.entries()) {
    if (entry.kind === 'incarnation' && entry.previous)
      throughOf.set(entry.previous.incarnation, entry.previous.through);
  }
  if (previous) throughOf.set(previous.incarnation, previous.through);

  const delivered = new Set<string>();
  const undelivered = new Map<string, UndeliveredEvent>();
  for await (const entry of journal.entries()) {
    if (entry.kind !== 'batch') continue;
    const events = eventsOfJws(entry.jws);
    if (!events)
      log.error({ incarnation: entry.incarnation, firstSeq: entry.firstSeq }, 'journal batch was unreadable');
    for (const event of events ?? []) {
      if (event.seq <= (throughOf.get(entry.incarnation) ?? 0)) delivered.add(event.id);
      else undelivered.set(event.id, { ...event, incarnation: entry.incarnation });
    }
  }
  return [...undelivered.values()].filter((event) => !delivered.has(event.id));
}
