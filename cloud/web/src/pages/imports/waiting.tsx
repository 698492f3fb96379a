import { importWords } from '@rollcall/shared/words/imports';
import { useWords } from '../../language/use-words.ts';
import { useNow } from '../../time/use-now.ts';
import classes from './import-steps.module.css';

/** From then on it is no short file. */
const longSeconds = 3;

/** Says that it goes on, and for how long already; of a long file, that nobody waits for it and that the page must stay open. */
export function Waiting({ since, say }: { since: number; say: (seconds: number) => string }) {
  const texts = useWords(importWords);
  const now = useNow(1000);
  const seconds = Math.max(0, Math.round((now - since) / 1000));
  return (
    <div className={classes.waiting}>
      <output>{say(seconds)}</output>
      <progress aria-label={texts.progress} />
      {seconds >= longSeconds ? <small>{texts.takesLong}</small> : null}
    </div>
  );
}
