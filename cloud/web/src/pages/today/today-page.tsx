import type { TodayResponse } from '@rollcall/shared/http/coverage';
import { useAnswer } from '../../api/use-answer.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { shellTexts } from '../../texts/shell-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { useUrlQuery } from '../../url/use-url-query.ts';

export function TodayPage() {
  const [{ date, unitCode }] = useUrlQuery(['date', 'unitCode']);
  const { problem, retry } = useAnswer<TodayResponse>('coverage/today', { date, unitCode });
  return (
    <>
      <h1>{useTexts(shellTexts).pages.today}</h1>
      <ProblemNotice problem={problem} onRetry={retry} />
    </>
  );
}
