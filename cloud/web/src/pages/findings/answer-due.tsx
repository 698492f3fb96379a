import type { FindingRow } from '@rollcall/shared/http/findings';
import { startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { formatDate } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import classes from './answer-due.module.css';

const soonMs = 24 * 3_600_000;

/** The day by which a finding is to be answered: stands out when it is the last day, and when it passed. */
export function AnswerDue({ finding: { handling, answerDueAt, answerDueOn } }: { finding: FindingRow }) {
  const { language } = useLanguage();
  if (handling !== 'told') return null;
  const leftMs = Date.parse(answerDueAt) - Date.now();
  const urgency = leftMs > soonMs ? undefined : leftMs > 0 ? classes.soon : classes.past;
  return (
    <NoWrap>
      <span className={urgency}>{formatDate(startOfLocalDate(answerDueOn), language)}</span>
    </NoWrap>
  );
}
