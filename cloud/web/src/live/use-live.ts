import type { LiveEvent } from '@rollcall/shared/http/live';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { isUnreachable } from '../api/is-unreachable.ts';
import { isOfPage } from '../session/forget-answers.ts';
import { useIsInterrupted, useSession } from '../session/session-context.ts';
import type { LiveState } from './live-context.ts';
import { pace } from './pace.ts';
import { staleQueries } from './stale-queries.ts';

const leastMs = 1000;
const pollMs = 15_000;
const reopenMs = 5000;
const spreadMs = 2000;

/**
 * Hears from HQ what changed, and asks again for what the page shows of it: at most once a second a list. While the
 * connection is down, everything is asked for every 15 s. Once a page, and only while it can be seen.
 */
export function useLive(): LiveState {
  const client = useQueryClient();
  const actingFor = useSession().actingFor?.username;
  const isInterrupted = useIsInterrupted();
  const [live, setLive] = useState<LiveState>({ state: 'connecting' });
  // HQ ends the connection when somebody acts for another, or no more: the next one is opened without waiting.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whose rights it has is HQ's to know
  useEffect(() => {
    // HQ would refuse everything.
    if (isInterrupted) return;
    const queries = staleQueries({ client, leastMs });
    // Who is signed in is asked for by itself.
    const everything = pace(() => client.invalidateQueries({ predicate: isOfPage }), leastMs);
    const refreshAll = everything.ask;
    let source: EventSource | undefined;
    let reopening: ReturnType<typeof setTimeout> | undefined;
    let polling: ReturnType<typeof setInterval> | undefined;
    let catchingUp: ReturnType<typeof setTimeout> | undefined;

    const lost = () => {
      setLive((before) => (before.state === 'reconnecting' ? before : { state: 'reconnecting', since: Date.now() }));
      if (polling === undefined) {
        // At once, because HQ also ends the connection with the session.
        refreshAll();
        polling = setInterval(refreshAll, pollMs);
      }
      // A browser tries again by itself, but not after an answer that was no stream.
      if (source?.readyState === EventSource.CLOSED) reopening = setTimeout(open, reopenMs);
    };
    const close = () => {
      source?.close();
      clearTimeout(reopening);
      clearTimeout(catchingUp);
      clearInterval(polling);
      polling = undefined;
    };
    const open = () => {
      source = new EventSource('/api/v1/live');
      source.onopen = () => {
        clearInterval(polling);
        polling = undefined;
        setLive({ state: 'live' });
        // What happened while nobody listened. Not at once: that would break off what a page asks for when it is opened, and
        // after a restart of HQ all pages come back together.
        catchingUp = setTimeout(refreshAll, leastMs + Math.random() * spreadMs);
      };
      source.onmessage = ({ data }) => {
        queries.hear(JSON.parse(data) as LiveEvent);
      };
      source.onerror = lost;
    };
    // A browser opens six connections to HQ in all: tabs that nobody sees must not hold one each.
    const onVisibility = () => {
      close();
      if (!document.hidden) open();
    };
    // A line that was cut without a word stays open for minutes; a request that doesn't get through tells of it.
    const unsubscribe = client.getQueryCache().subscribe((event) => {
      if (event.type !== 'updated' || event.action.type !== 'error' || !isUnreachable(event.action.error)) return;
      if (source?.readyState !== EventSource.OPEN) return;
      source.close();
      lost();
    });
    onVisibility();
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      unsubscribe();
      document.removeEventListener('visibilitychange', onVisibility);
      close();
      for (const { stop } of [everything, queries]) stop();
    };
  }, [client, actingFor, isInterrupted]);
  return live;
}
