import type { BulletinDetail } from '@rollcall/shared/resources/bulletins';
import type { ParametersAnswer } from '@rollcall/shared/resources/parameters';
import { bulletinPageWords } from '@rollcall/shared/words/bulletin-page';
import { useAnswer } from '../../api/use-answer.ts';
import { formatFull } from '../../format/format-time.ts';
import { useWords } from '../../language/use-words.ts';
import classes from './bulletins.module.css';

/** The head of the paper: who issues it, its number, what it is, of which time, and as of when. */
export function PaperHead({ shown: { kind, state, year, number, cutOff, takenAt, late, content } }: Props) {
  const texts = useWords(bulletinPageWords);
  const { answer } = useAnswer<ParametersAnswer>('parameters');
  const prefix = answer?.parameters.bulletinPrefix ?? '';
  return (
    <header className={classes.head}>
      {state === 'sealed' ? null : (
        <p className={classes.notice}>{state === 'dropped' ? texts.droppedNotice : texts.draftNotice}</p>
      )}
      <p className={classes.brigade}>{texts.letterhead(content.brigade)}</p>
      <p className={classes.no}>
        {year === null || number === null ? texts.notNumbered : texts.numbered(prefix, { kind, year, number })}
      </p>
      <p className={classes.title}>{texts.paper(kind, content.period)}</p>
      <dl className={classes.periods}>
        <Fact name={texts.periodOf}>{texts.period(content.period)}</Fact>
        <Fact name={texts.before}>{texts.period(content.before)}</Fact>
        <Fact name={texts.cutOff}>{formatFull(cutOff)}</Fact>
      </dl>
      {late ? <p className={classes.late}>{texts.late(formatFull(takenAt))}</p> : null}
    </header>
  );
}

interface Props {
  shown: BulletinDetail;
}

function Fact({ name, children }: { name: string; children: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
