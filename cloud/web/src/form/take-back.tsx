import { commonWords } from '@rollcall/shared/words/common';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../language/use-words.ts';
import { ProblemNotice } from '../problem/problem-notice.tsx';
import { isReason } from './is-reason.ts';
import { LongText } from './long-text.tsx';
import { useDraftState } from './use-draft-state.ts';

interface Props {
  /** What it does, on its button. */
  word: string;
  /** What is taken back, where the page shows several. */
  subject?: string | undefined;
  /** The name of the field. */
  reasonLabel: string;
  /** What follows from it, said before it is done. */
  hint?: ReactNode;
  problem: Error | null;
  running: boolean;
  onDone: (body: { reason: string }) => void;
  /** Further fields, below the reason. */
  children?: ReactNode;
}

/** A button that asks for the reason first: what is taken back stays in the ledger with it. */
export function TakeBack({ word, subject, reasonLabel, hint, problem, running, onDone, children }: Props) {
  const common = useWords(commonWords);
  const [reason, setReason, draft] = useDraftState<string | undefined>({ name: word, subject }, undefined);
  if (reason === undefined) {
    return (
      <div>
        <Button danger onClick={() => setReason('')}>
          {word}
        </Button>
      </div>
    );
  }
  return (
    <div style={{ display: 'grid', gap: 8 }}>
      <ProblemNotice problem={problem} />
      {hint}
      {draft.notice}
      <LongText
        aria-label={reasonLabel}
        placeholder={reasonLabel}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {children}
      <div style={{ display: 'flex', gap: 8 }}>
        <Button
          danger
          disabled={!isReason(reason)}
          loading={running}
          onClick={() => draft.sent(() => onDone({ reason: reason.trim() }))}
        >
          {word}
        </Button>
        <Button onClick={draft.clear}>{common.cancel}</Button>
      </div>
    </div>
  );
}
