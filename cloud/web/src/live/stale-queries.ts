import type { LiveEvent, LiveTopic } from '@rollcall/shared/http/live';
import type { QueryClient } from '@tanstack/react-query';
import { forgetEarly } from '../api/early.ts';
import { queryKey } from '../api/query-key.ts';
import { pace } from './pace.ts';

/** Registry and roster are changed by one person, whose page shows it at once: the others can wait a little. */
const spreadMs = (topic: LiveTopic) => (topic === 'duty' ? 3000 : 1000);

interface Options {
  client: QueryClient;
  /** A list is asked for at most once in this time, however many events name it. */
  leastMs: number;
  random?: () => number;
}

/**
 * Asks again for what live events made old. Answers that nobody looks at are marked, and asked for when they are shown. Those on
 * the screen are asked for after a moment of chance, because all open pages hear of an event at once and must not all ask at
 * once; what comes meanwhile is asked for with it.
 */
export function staleQueries({ client, leastMs, random = Math.random }: Options) {
  const paces = new Map<string, ReturnType<typeof pace>>();
  const due = new Map<string, { at: number; timer: ReturnType<typeof setTimeout> }>();
  const ask = (list: string) => {
    due.delete(list);
    const known = paces.get(list) ?? pace(() => client.refetchQueries({ queryKey: [list], type: 'active' }), leastMs);
    paces.set(list, known);
    known.ask();
  };
  return {
    hear({ topic, stale }: Pick<LiveEvent, 'topic' | 'stale'>): void {
      const waitMs = random() * spreadMs(topic);
      const at = Date.now() + waitMs;
      // An early answer waits until the part of the page is loaded that shows it.
      forgetEarly((path) => stale.includes(queryKey(path)[0]));
      for (const list of stale) {
        void client.invalidateQueries({ queryKey: [list], refetchType: 'none' });
        const before = due.get(list);
        if (before && before.at <= at) continue;
        clearTimeout(before?.timer);
        due.set(list, { at, timer: setTimeout(ask, waitMs, list) });
      }
    },
    stop(): void {
      for (const { timer } of due.values()) clearTimeout(timer);
      for (const { stop } of paces.values()) stop();
    },
  };
}
