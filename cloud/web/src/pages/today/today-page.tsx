import type { TodayResponse } from '@rollcall/shared/http/coverage';
import { useAnswer } from '../../api/use-answer.ts';
import { usePageTitle } from '../../shell/use-page-title.ts';
import { todayTexts } from '../../texts/today-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { TodayDesk } from './today-desk.tsx';
import { TodayWall } from './today-wall.tsx';

/** Shifts end and deadlines pass without an event. */
const refreshMs = 30_000;

/** The board of one day: who should have been recorded, what arrived, what is missing. */
export function TodayPage() {
  const [{ date, unitCode, campaignId, wall }] = useUrlQuery(['date', 'unitCode', 'campaignId', 'wall']);
  usePageTitle(useTexts(todayTexts).title);
  const today = useAnswer<TodayResponse>('coverage/today', { date, unitCode, campaignId }, { refreshMs });
  return wall === '1' ? <TodayWall today={today} /> : <TodayDesk today={today} />;
}
