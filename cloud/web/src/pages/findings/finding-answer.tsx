import type { FindingAnswer as Answer, FindingKind } from '@rollcall/shared/http/findings';
import { responseWords } from '@rollcall/shared/words/finding-answers';
import { findingKindNames } from '@rollcall/shared/words/findings';
import { signature } from '@rollcall/shared/words/signature';
import { FiledFiles } from '../../downloads/file-link.tsx';
import { formatFull } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import said from '../../parts/said-list.module.css';
import classes from './finding-responses.module.css';

/** An answer, with what the finding said then when it says something else now. */
export function FindingAnswer({ answer, kind }: { answer: Answer; kind: FindingKind }) {
  const { language } = useLanguage();
  const texts = useWords(responseWords);
  return (
    <>
      <div className={said.head}>
        <strong>{texts.answer}</strong>
        <span>{signature(answer.answeredBy, answer.onBehalfOf, language)}</span>
        <span className={said.quiet}>{formatFull(answer.answeredAt)}</span>
        {answer.late ? <span className={classes.late}>{texts.late}</span> : null}
        {answer.findingKind === kind ? null : (
          <span className={said.quiet}>{texts.saidThen(findingKindNames[answer.findingKind][language])}</span>
        )}
      </div>
      <p className={said.text}>{answer.text}</p>
      <FiledFiles files={answer.attachments} />
    </>
  );
}
