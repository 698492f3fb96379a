import { draftWords } from '@rollcall/shared/words/drafts';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useLocation } from 'react-router';
import { type DraftPlace, keepDraft, recallDraft } from '../browser/drafts.ts';
import { useWords } from '../language/use-words.ts';
import { useSession } from '../session/session-context.ts';
import { changesOf, type DraftChanges, restore, type Values, valuesOf } from './draft-changes.ts';

/** What is typed is kept once the typing rests, and whenever the page is left or hidden. */
const restMs = 300;

/** Which draft it is: forms of one name on one page need a subject, such as the id of what they are about. */
export interface DraftName {
  name: string;
  subject?: string | undefined;
  /** Nobody else can have changed what the form begins with, such as the time of day: what was typed goes before it. */
  isNew?: boolean | undefined;
  /** A file was chosen that lies beside the form's values. */
  hasFile?: boolean | undefined;
}

/** A form as a draft sees it. */
interface Source extends DraftName {
  /** What stands in the form before anything is typed, by field. */
  initial: object;
  now: () => object;
  /** The fields that the form has. */
  fields: () => readonly string[];
  fill: (values: Values) => void;
  empty: () => void;
}

export interface Draft {
  /** Tells that somebody typed. */
  changed: () => void;
  /** Sends what was typed by `start`; the draft goes once HQ has done it, also when the form is gone by then. */
  sent: (start: () => void) => void;
  /** What was typed isn't wanted any more. */
  forget: () => void;
  /** Empties the form, too. */
  clear: () => void;
  /** Whether it shows, or offers, what was typed before. */
  isBack: boolean;
  /** Says so; belongs above the fields. */
  notice: ReactNode;
}

/** Keeps what is typed into a form over a reload, an ended session and a crash, for the account that typed it. */
export function useDraft(source: Source): Draft {
  const texts = useWords(draftWords);
  const client = useQueryClient();
  const { username, actingFor } = useSession();
  const { pathname, search } = useLocation();
  const place: DraftPlace = [
    username,
    actingFor?.delegationId ?? '',
    pathname + search,
    `${source.name} ${source.subject ?? ''}`,
  ];
  const [kept] = useState(() => restore(recallDraft(place), source.initial, source.isNew));
  const [back, setBack] = useState<'mine' | 'clash'>();
  const work = useRef({
    /** Against which it is told what was typed. */
    base: source.initial,
    /** What was typed before and isn't in the form, because something else stands there. */
    clashing: {} as DraftChanges['fields'],
    keptAt: undefined as DraftPlace | undefined,
    timer: undefined as ReturnType<typeof setTimeout> | undefined,
    sending: false,
  });

  function write(): void {
    const { base, clashing, keptAt } = work.current;
    stopTimer();
    const changes = changesOf(base, source.now());
    const isSome = changes !== undefined || Object.keys(clashing).length > 0;
    const draft: DraftChanges = {
      fields: { ...clashing, ...changes?.fields },
      fileChosen: [kept?.fileChosen, source.hasFile, changes?.fileChosen].includes(true),
    };
    // A filter that was set, or another language, gives the form another address or name.
    if (keptAt !== undefined && String(keptAt) !== String(place)) keepDraft(keptAt, undefined);
    keepDraft(place, isSome ? draft : undefined);
    work.current.keptAt = isSome ? place : undefined;
  }

  function stopTimer(): void {
    clearTimeout(work.current.timer);
    work.current.timer = undefined;
  }

  function forget(): void {
    stopTimer();
    work.current.clashing = {};
    keepDraft(work.current.keptAt ?? place, undefined);
    work.current.keptAt = undefined;
    setBack(undefined);
  }

  const begin = useEffectEvent(() => {
    if (kept === undefined) return keepDraft(place, undefined);
    const fields = source.fields();
    const isOfForm = fields.some((name) => name in kept.values || name in kept.clashing);
    if (fields.length > 0 && !isOfForm) return keepDraft(place, undefined);
    // A value that the form can't be drawn with breaks the page once, not again after each reload.
    const read = recallDraft(place);
    keepDraft(place, typeof read === 'object' ? { ...read, tried: true } : undefined);
    work.current.keptAt = place;
    work.current.clashing = kept.clashing;
    source.fill(kept.values);
    setBack(Object.keys(kept.clashing).length > 0 ? 'clash' : 'mine');
  });
  useEffect(() => begin(), []);
  const writeAgain = useEffectEvent(() => {
    const { keptAt } = work.current;
    if (keptAt === undefined) return;
    // In another tab somebody else signed in.
    if (keptAt[0] === username) write();
    else forget();
  });
  const address = String(place);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once the form was drawn with it, and when it gets another address
  useEffect(() => writeAgain(), [back, address]);
  const rest = useEffectEvent(() => {
    const { timer, sending } = work.current;
    if (timer !== undefined && !sending) write();
  });
  const flush = useEffectEvent(() => {
    const { timer, sending } = work.current;
    if (timer !== undefined || sending) write();
  });
  useEffect(() => {
    const leave = () => flush();
    const unmount = () => rest();
    addEventListener('pagehide', leave);
    // A phone drops a hidden tab without a word.
    document.addEventListener('visibilitychange', leave);
    return () => {
      removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', leave);
      unmount();
    };
  }, []);

  const settle = useEffectEvent((isDone: boolean) => {
    work.current.sending = false;
    if (!isDone) return write();
    // What stays in the form is what HQ has now.
    work.current.base = source.initial;
    forget();
  });
  const take = (whose: 'mine' | 'theirs') => {
    if (whose === 'mine') source.fill(valuesOf(work.current.clashing));
    work.current.clashing = {};
    setBack(whose === 'mine' || Object.keys(kept?.values ?? {}).length > 0 ? 'mine' : undefined);
    write();
  };
  const clear = () => {
    forget();
    source.empty();
  };
  const button = (text: string, onClick: () => void) => (
    <Button size="small" onClick={onClick}>
      {text}
    </Button>
  );
  return {
    changed: () => {
      stopTimer();
      work.current.timer = setTimeout(() => rest(), restMs);
    },
    sent: (start) => {
      const cache = client.getMutationCache();
      const before = new Set(cache.getAll());
      // Not to be found by the form that takes its place as soon as HQ has it: a page shows what is new before that is told here.
      stopTimer();
      keepDraft(work.current.keptAt ?? place, undefined);
      start();
      const sending = cache.getAll().find((mutation) => !before.has(mutation));
      // Nothing is sent: the page took it.
      if (sending === undefined) return forget();
      work.current.sending = true;
      const end = cache.subscribe(({ mutation }) => {
        if (mutation !== sending || sending.state.status === 'pending') return;
        end();
        settle(sending.state.status === 'success');
      });
    },
    forget,
    clear,
    isBack: back !== undefined,
    notice:
      back === undefined ? null : (
        <div role="status" style={noticeStyle}>
          <span>
            {back === 'clash' ? texts.changed : texts.isBack}
            {kept?.fileChosen ? ` · ${texts.fileGone}` : null}
          </span>
          {back === 'mine' ? button(texts.clear, clear) : null}
          {back === 'clash' ? button(texts.takeMine, () => take('mine')) : null}
          {back === 'clash' ? button(texts.takeTheirs, () => take('theirs')) : null}
        </div>
      ),
  };
}

const noticeStyle = {
  // Where fields stand side by side, it is above them all.
  gridColumn: '1 / -1',
  display: 'flex',
  flexWrap: 'wrap',
  gap: '4px 10px',
  alignItems: 'center',
  marginBlockEnd: 12,
  padding: '6px 12px',
  border: '1px solid var(--rc-line)',
  background: 'var(--rc-raised)',
} as const;
