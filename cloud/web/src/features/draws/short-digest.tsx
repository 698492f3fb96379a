import { drawWords } from '@rollcall/shared/words/draws';
import { useState } from 'react';
import { useWords } from '../../language/use-words.ts';
import { Copyable } from '../../parts/copyable.tsx';
import classes from './draw-view.module.css';

/** The first digits of a digest; a click shows all of it, to be copied. */
export function ShortDigest({ name, text }: { name: string; text: string }) {
  const { whole } = useWords(drawWords);
  const [open, setOpen] = useState(false);
  if (open) return <Copyable name={name} text={text} />;
  return (
    <button
      type="button"
      className={classes.digest}
      aria-label={`${whole} ${name} ${text.slice(0, 8)}`}
      onClick={() => setOpen(true)}
    >
      <code>{text.slice(0, 8)}…</code>
    </button>
  );
}
