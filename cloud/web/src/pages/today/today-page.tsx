import type { TodayResponse } from '@rollcall/shared/http/coverage';
import { todayWords } from '@rollcall/shared/words/today';
import { useAnswer } from '../../api/use-answer.ts';
import { useWords } from '../../language/use-words.ts';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { todayQueryNames } from './today-asks.ts';
import { TodayDesk } from './today-desk.tsx';
import { TodayWall } from './today-wall.tsx';

/** Shifts end and deadlines pass without an event. */
const refreshMs = 30_000;

/** The board of one day: who should have been recorded, what arrived, what is missing. */
export function TodayPage() {
  const [{ date, unitCode, campaignId, wall }] = useUrlQuery([...todayQueryNames, 'wall']);
  usePageTitle(useWords(todayWords).title);
  const today = useAnswer<TodayResponse>('coverage/today', { date, unitCode, campaignId }, { refreshMs });
  return wall === '1' ? <TodayWall today={today} /> : <TodayDesk today={today} />;
}
