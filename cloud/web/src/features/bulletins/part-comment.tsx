import { bulletinPageWords } from '@rollcall/shared/words/bulletin-page';
import { Button } from 'antd';
import { LongText } from '../../form/long-text.tsx';
import { useWords } from '../../language/use-words.ts';
import classes from './bulletins.module.css';
import { type CommentedPart, commentOf, withComment } from './texts.ts';
import type { Draft } from './use-draft.ts';

const most = 4000;

/** What people say to a part: a field while it is a draft, then as it was written. */
export function PartComment({ part, name, draft }: { part: CommentedPart; name: string; draft: Draft }) {
  const texts = useWords(bulletinPageWords);
  const text = commentOf(draft.texts, part);
  const theirs = draft.clashes[part];
  if (!draft.writes) return text === '' ? null : <p className={classes.comment}>{text}</p>;
  const write = (written: string) => draft.change(withComment(draft.texts, part, written));
  return (
    <div className={classes.writing}>
      <LongText
        most={most}
        aria-label={texts.comment(name)}
        placeholder={texts.commentHint}
        value={text}
        onChange={(event) => write(event.target.value)}
      />
      {theirs === undefined ? null : (
        <div className={classes.theirs} role="status">
          <p>{texts.theirs}</p>
          <p className={classes.comment}>{theirs}</p>
          <Button size="small" onClick={() => draft.takeTheirs(part)}>
            {texts.takeTheirs}
          </Button>
        </div>
      )}
    </div>
  );
}
