import type { ReviewDetail, WatchedAnswer, WatchedReport } from '@rollcall/shared/resources/reviews';
import { useCallback, useEffect, useRef, useState } from 'react';
import { newCommandKey } from '../../api/command-key.ts';
import { request } from '../../api/request.ts';
import { comesLater, outlastingRequest } from './outlasting-request.ts';
import { joined, type Span } from './played-spans.ts';
import { useEndedSession } from './use-ended-session.ts';

const againMs = 5000;
/** HQ takes so many parts at once. */
const mostSpans = 100;

export interface Watched {
  /** As HQ counts it. */
  sum: ReviewDetail['watched'];
  /** Of each recording, by its id. */
  of: ReadonlyMap<string, { watched: Span[]; watchedMs: number }>;
  /** Something couldn't be sent yet. */
  unsent: boolean;
  problem: Error | null;
  /** Tells HQ what was played; what can't be sent now goes with the next. */
  report(report: WatchedReport): void;
  /** Asks HQ what counts now: what is seen with another player counts as time goes by. */
  refresh(): void;
}

/** What was played of the footage of a review: told to HQ, and what HQ counts of it. */
export function useWatched({ reviewId, watched: atFirst, recordings }: ReviewDetail): Watched {
  const [answer, setAnswer] = useState<WatchedAnswer>();
  const [unsent, setUnsent] = useState(false);
  const [problem, setProblem] = useState<Error | null>(null);
  const session = useEndedSession();
  const work = useRef({ waiting: [] as WatchedReport[], running: false, timer: undefined as undefined | number });

  const send = useCallback(async () => {
    const now = work.current;
    window.clearTimeout(now.timer);
    if (now.running) return;
    if (session.hasEnded()) {
      now.timer = window.setTimeout(() => void send(), againMs);
      return;
    }
    now.running = true;
    for (let next = now.waiting[0]; next; next = now.waiting[0]) {
      const body = { ...next, spans: next.spans.slice(0, mostSpans) };
      try {
        setAnswer(await outlastingRequest<WatchedAnswer>(`reviews/${reviewId}/watched`, 'POST', body, newCommandKey()));
        setProblem(null);
      } catch (refusal) {
        session.hear(refusal);
        if (comesLater(refusal)) {
          setUnsent(true);
          now.timer = window.setTimeout(() => void send(), againMs);
          break;
        }
        setProblem(refusal instanceof Error ? refusal : new Error(String(refusal)));
      }
      next.spans.splice(0, mostSpans);
      if (next.spans.length === 0) now.waiting.shift();
      setUnsent(false);
    }
    now.running = false;
  }, [reviewId, session]);

  const report = useCallback(
    ({ recordingId, viewingSessionId, spans }: WatchedReport) => {
      if (spans.length === 0) return;
      const { waiting, running } = work.current;
      // The first may be on its way.
      const known = waiting.find((one, index) => one.viewingSessionId === viewingSessionId && (index > 0 || !running));
      if (known) known.spans = joined([...known.spans, ...spans]);
      else waiting.push({ recordingId, viewingSessionId, spans: [...spans] });
      void send();
    },
    [send],
  );
  useEffect(() => () => window.clearTimeout(work.current.timer), []);
  const refresh = useCallback(() => {
    // The next time will do.
    const detail = request<ReviewDetail>(`reviews/${reviewId}`).catch(() => undefined);
    void detail.then((read) => read && setAnswer({ ...read.watched, recordings: read.recordings }));
  }, [reviewId]);
  const known = answer?.recordings ?? recordings;
  return {
    sum: answer ?? atFirst,
    of: new Map(known.map(({ recordingId, watched, watchedMs }) => [recordingId, { watched, watchedMs }])),
    unsent,
    problem,
    report,
    refresh,
  };
}
