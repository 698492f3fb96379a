import type { LiveTopic, MissedEvent } from '@rollcall/shared/http/live';
import type { Hearing, LiveHub } from './live-hub.ts';
import { staleLists } from './stale-lists.ts';

/** Tells a page that begins to listen what it may have missed: each stale list once a topic, with the age of its last change. */
export function missedEvent(hub: Pick<LiveHub, 'kept'>, hearing: Hearing): MissedEvent {
  const { keptMs, changes } = hub.kept(hearing);
  const byTopic = new Map<LiveTopic, Record<string, number>>();
  // The newest change of a list comes last and replaces the others.
  for (const { message, agoMs } of changes) {
    const before = byTopic.get(message.topic) ?? {};
    const now = staleLists(message).map((list) => [list, Math.floor(agoMs)] as const);
    byTopic.set(message.topic, { ...before, ...Object.fromEntries(now) });
  }
  return {
    keptMs: Math.floor(keptMs),
    changes: [...byTopic].map(([topic, agoMs]) => ({ topic, agoMs })),
  };
}
