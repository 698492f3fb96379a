import { shellWords } from '@rollcall/shared/words/shell';
import { useWords } from '../language/use-words.ts';
import classes from './broken-page.module.css';

/** A page threw, or its file is gone because HQ was updated since this tab was opened: it needs no other file. */
export function BrokenPage() {
  const { broken } = useWords(shellWords);
  return (
    <div role="alert" className={classes.broken}>
      <h1>{broken.title}</h1>
      <p>{broken.hint}</p>
      <button type="button" onClick={() => location.reload()}>
        {broken.reload}
      </button>
    </div>
  );
}
