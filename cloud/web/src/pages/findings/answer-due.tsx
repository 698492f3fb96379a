import type { FindingRow } from '@rollcall/shared/http/findings';
import { formatDayTime } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import classes from './answer-due.module.css';

const soonMs = 24 * 3_600_000;

/** Until when an open finding is to be answered: stands out on the last day, and when it passed, while there is no answer. */
export function AnswerDue({ finding: { state, answerCount, answerDueAt } }: { finding: FindingRow }) {
  const { language } = useLanguage();
  if (state !== 'open') return null;
  const leftMs = Date.parse(answerDueAt) - Date.now();
  const urgency = answerCount > 0 || leftMs > soonMs ? undefined : leftMs > 0 ? classes.soon : classes.past;
  return (
    <NoWrap>
      <span className={urgency}>{formatDayTime(answerDueAt, language)}</span>
    </NoWrap>
  );
}
