import type { FindingAnswer as Answer, FindingKind } from '@rollcall/shared/http/findings';
import { formatFull } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { findingKindNames } from '../../texts/finding-kind-names.ts';
import { responseTexts } from '../../texts/response-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import classes from './finding-responses.module.css';

/** An answer, with what the finding said then when it says something else now. */
export function FindingAnswer({ answer, kind }: { answer: Answer; kind: FindingKind }) {
  const { language } = useLanguage();
  const texts = useTexts(responseTexts);
  return (
    <>
      <div className={classes.head}>
        <strong>{texts.answer}</strong>
        <span>{answer.answeredBy}</span>
        <span className={classes.quiet}>{formatFull(answer.answeredAt)}</span>
        {answer.late ? <span className={classes.late}>{texts.late}</span> : null}
        {answer.findingKind === kind ? null : (
          <span className={classes.quiet}>{texts.saidThen(findingKindNames[answer.findingKind][language])}</span>
        )}
      </div>
      <p className={classes.text}>{answer.text}</p>
    </>
  );
}
