import type { LiveEvent, MissedEvent } from '@rollcall/shared/http/live';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { forgetEarly } from '../api/early.ts';
import { isUnreachable } from '../api/is-unreachable.ts';
import { ageOfAnswersMs, isOfPage } from '../session/forget-answers.ts';
import { useIsInterrupted, useSession } from '../session/session-context.ts';
import type { LiveState } from './live-context.ts';
import { missedChanges } from './missed-changes.ts';
import { pace } from './pace.ts';
import { staleQueries } from './stale-queries.ts';

const leastMs = 1000;
const pollMs = 15_000;
const reopenMs = 5000;
const spreadMs = 2000;

/**
 * Hears from HQ what changed, also since the page's first request, and asks again for what the page shows of it: at most once a
 * second a list. While the connection is down, everything is asked for every 15 s. Once a page, and only while it can be seen.
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
    const everything = pace(() => {
      forgetEarly();
      return client.invalidateQueries({ predicate: isOfPage });
    }, leastMs);
    const refreshAll = everything.ask;
    let source: EventSource | undefined;
    let reopening: ReturnType<typeof setTimeout> | undefined;
    let polling: ReturnType<typeof setInterval> | undefined;
    let catchingUp: ReturnType<typeof setTimeout> | undefined;
    /** Requests may have failed meanwhile, so it isn't enough to ask again for what changed. */
    let wasLost = false;

    const lost = () => {
      wasLost = true;
      setLive((before) => (before.state === 'reconnecting' ? before : { state: 'reconnecting', since: Date.now() }));
      if (polling === undefined) {
        // At once, because HQ also ends the connection with the session.
        refreshAll();
        polling = setInterval(refreshAll, pollMs);
      }
      // A browser tries again by itself, but not after an answer that was no stream.
      if (source?.readyState === EventSource.CLOSED) reopening = setTimeout(open, reopenMs);
    };
    // Not at once: after a restart of HQ all pages come back together.
    const catchUp = () => {
      catchingUp = setTimeout(refreshAll, leastMs + Math.random() * spreadMs);
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
        if (wasLost) catchUp();
      };
      source.addEventListener('missed', ({ data }) => {
        // After a break, everything is asked for anyway.
        if (wasLost) return;
        const changes = missedChanges(JSON.parse(data) as MissedEvent, ageOfAnswersMs());
        if (changes) for (const change of changes) queries.hear(change);
        else catchUp();
      });
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
      wasLost = true;
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
