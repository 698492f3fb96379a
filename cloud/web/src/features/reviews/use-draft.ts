import type { ReviewDetail, ReviewDraft } from '@rollcall/shared/resources/reviews';
import { useCallback, useEffect, useRef, useState } from 'react';
import { newCommandKey } from '../../api/command-key.ts';
import { comesLater, outlastingRequest } from './outlasting-request.ts';
import { useEndedSession } from './use-ended-session.ts';

/** Text is saved once the typing rests. */
const restMs = 700;
const againMs = 4000;

export interface Draft {
  draft: ReviewDraft;
  state: 'saved' | 'saving' | 'unsaved';
  /** What HQ refused for good: nothing more is saved. */
  problem: Error | null;
  change(next: (before: ReviewDraft) => ReviewDraft, options?: { typing?: boolean }): void;
  /** Saves what isn't saved yet. @returns the version to submit; undefined: it couldn't be saved */
  settle(): Promise<number | undefined>;
  /** The draft as it is now, for what is called later. */
  now(): ReviewDraft;
}

const nothing: ReviewDraft = { answers: {}, elsewhere: [] };

/**
 * The reviewer's draft, saved at every click. One save at a time: the next is sent when the last was answered, with the version that
 * it answered. What HQ didn't answer is sent again, the same under the same key, before anything newer.
 */
export function useDraft({ reviewId, draft: saved, draftVersion }: ReviewDetail): Draft {
  const [draft, setDraft] = useState(saved ?? nothing);
  const [state, setState] = useState<Draft['state']>('saved');
  const [problem, setProblem] = useState<Error | null>(null);
  const session = useEndedSession();
  const work = useRef({
    draft: saved ?? nothing,
    version: draftVersion,
    dirty: false,
    refused: false,
    attempt: undefined as { commandKey: string; draft: ReviewDraft; draftVersion: number } | undefined,
    running: undefined as Promise<void> | undefined,
    timer: undefined as ReturnType<typeof setTimeout> | undefined,
  });

  const run = useCallback((): Promise<void> => {
    const now = work.current;
    clearTimeout(now.timer);
    if (now.running) return now.running;
    if (session.hasEnded()) {
      now.timer = setTimeout(() => void run(), againMs);
      return Promise.resolve();
    }
    const save = async () => {
      while ((now.dirty || now.attempt) && !now.refused) {
        if (!now.attempt) {
          now.attempt = { commandKey: newCommandKey(), draft: now.draft, draftVersion: now.version };
          now.dirty = false;
        }
        const { commandKey, ...body } = now.attempt;
        setState('saving');
        try {
          const answer = await outlastingRequest<{ draftVersion: number }>(
            `reviews/${reviewId}/draft`,
            'PUT',
            body,
            commandKey,
          );
          now.version = answer.draftVersion;
          now.attempt = undefined;
        } catch (refusal) {
          setState('unsaved');
          session.hear(refusal);
          if (comesLater(refusal)) {
            now.timer = setTimeout(() => void run(), againMs);
            return;
          }
          now.refused = true;
          now.attempt = undefined;
          setProblem(refusal instanceof Error ? refusal : new Error(String(refusal)));
          return;
        }
      }
      if (!now.refused) setState('saved');
    };
    now.running = save().finally(() => {
      now.running = undefined;
    });
    return now.running;
  }, [reviewId, session]);

  const change = useCallback<Draft['change']>(
    (next, { typing = false } = {}) => {
      const now = work.current;
      now.draft = next(now.draft);
      now.dirty = true;
      setDraft(now.draft);
      if (!typing) return void run();
      clearTimeout(now.timer);
      now.timer = setTimeout(() => void run(), restMs);
      setState('saving');
    },
    [run],
  );
  const settle = useCallback(async () => {
    await run();
    // What was typed while it was saved.
    await run();
    const { dirty, attempt, refused, version } = work.current;
    return dirty || attempt || refused ? undefined : version;
  }, [run]);
  useEffect(() => {
    const leave = () => void run();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [run]);
  const now = useCallback(() => work.current.draft, []);
  return { draft, state, problem, change, settle, now };
}
