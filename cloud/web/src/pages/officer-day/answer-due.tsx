import type { FindingRow } from '@rollcall/shared/http/findings';
import type { ParametersResponse } from '@rollcall/shared/http/parameters';
import { responseWords } from '@rollcall/shared/words/finding-answers';
import { useAnswer } from '../../api/use-answer.ts';
import { formatDayTime } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import classes from './officer-day-view.module.css';

const dayMs = 86_400_000;

/** Until when a finding that nobody answered is to be answered, and when that is over. */
export function AnswerDue({ finding: { foundAt } }: { finding: FindingRow }) {
  const texts = useWords(responseWords);
  const { language } = useLanguage();
  const { answer } = useAnswer<ParametersResponse>('parameters');
  if (!answer) return null;
  const dueAt = Date.parse(foundAt) + answer.parameters.answerDays * dayMs;
  const due = formatDayTime(dueAt, language);
  const overdue = dueAt < Date.now();
  return (
    <NoWrap>
      <span className={overdue ? classes.overdue : undefined}>{overdue ? texts.overdue(due) : texts.due(due)}</span>
    </NoWrap>
  );
}
