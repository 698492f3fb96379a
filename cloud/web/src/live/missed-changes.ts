import type { LiveEvent, MissedEvent } from '@rollcall/shared/http/live';

/**
 * The changes that may be newer than the answers of a page whose oldest answer was asked for `ageMs` ago. Undefined: HQ doesn't
 * know all of them.
 */
export function missedChanges(
  { keptMs, changes }: MissedEvent,
  ageMs: number,
): Pick<LiveEvent, 'topic' | 'stale'>[] | undefined {
  if (ageMs >= keptMs) return undefined;
  return changes.map(({ topic, agoMs }) => ({
    topic,
    stale: Object.keys(agoMs).filter((list) => Number(agoMs[list]) <= ageMs),
  }));
}
