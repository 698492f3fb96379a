import { addDays, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { paths } from '../../paths.ts';

/** Where the numbers of a day lead: to the rows behind them. */
export function totalLinks({ date, ...whose }: { date: string; unitCode?: string; badgeNo?: string }) {
  const [from, to] = [date, addDays(date, 1)].map((day) => startOfLocalDate(day).toISOString());
  const ofTheDay = { ...whose, ...(from && to ? { from, to } : {}), sort: 'capturedAt' as const };
  return {
    roster: paths.roster({ month: date.slice(0, 7), ...(whose.unitCode ? { unitCode: whose.unitCode } : {}) }),
    recordings: paths.recordings(ofTheDay),
    uninspected: paths.recordings({ ...ofTheDay, outcome: 'not_inspected' }),
    damaged: paths.recordings({ ...ofTheDay, outcome: 'damaged' }),
    findings: paths.findings({ ...whose, from: date, to: date, state: 'open' }),
  };
}
