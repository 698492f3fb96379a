import type { OfficerFile } from '@rollcall/shared/resources/officer-file';
import { officerFileWords } from '@rollcall/shared/words/officer-file';
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { formatPerson } from '../../format/format-person.ts';
import { formatFull } from '../../format/format-time.ts';
import { formatMonth } from '../../format/month.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import classes from './paper-head.module.css';

/** The head of the printed file: whose it is, of which month, and when it was printed. Not on the screen. */
export function PaperHead({ file }: { file: OfficerFile }) {
  const texts = useWords(officerFileWords);
  const { language } = useLanguage();
  const [printedAt, setPrintedAt] = useState(() => Date.now());
  useEffect(() => {
    // The browser lays out the paper right after this event, so the time must stand there by then.
    const note = () => flushSync(() => setPrintedAt(Date.now()));
    addEventListener('beforeprint', note);
    return () => removeEventListener('beforeprint', note);
  }, []);
  return (
    <div className={classes.paper}>
      {file.brigadeName === null ? null : <p>{file.brigadeName}</p>}
      <p className={classes.title}>{texts.title}</p>
      <p className={classes.line}>
        <span>{formatPerson({ badgeNo: file.badgeNo, name: file.officerName })}</span>
        <span>{formatMonth(file.month, language)}</span>
        <span>{texts.asOf(formatFull(file.asOf))}</span>
        <span>{texts.printed(formatFull(printedAt))}</span>
      </p>
    </div>
  );
}
