import { shellWords } from '@rollcall/shared/words/shell';
import { useEffect, useState } from 'react';
import { type Done, hearDone } from '../api/done-notices.ts';
import { useWords } from '../language/use-words.ts';
import classes from './done-toast.module.css';

const shownMs = 4000;

/** Says for a moment what was done. Nothing that must be remembered is said here. */
export function DoneToast() {
  const texts = useWords(shellWords).done;
  const [told, setTold] = useState<{ done: Done; turn: number }>();
  useEffect(() => hearDone((done) => setTold((before) => ({ done, turn: (before?.turn ?? 0) + 1 }))), []);
  useEffect(() => {
    if (told === undefined) return;
    const timer = setTimeout(() => setTold(undefined), shownMs);
    return () => clearTimeout(timer);
  }, [told]);
  return (
    <div role="status" className={classes.place}>
      {told === undefined ? null : (
        // A second one like the first is said again.
        <p key={told.turn} className={classes.toast}>
          {texts[told.done]}
        </p>
      )}
    </div>
  );
}
