import type { TicketDay } from '../coverage/ticket-day.ts';
import { emptyDetail } from './empty-detail.ts';
import type { JudgedFinding } from './judged-finding.ts';

/**
 * Many penalties within few minutes: nobody checks and hears a driver that fast. Every penalty that stands in such a row is
 * named.
 */
export function judgeBurst(
  { badgeNo, unitCode, dutyDate, tickets }: TicketDay,
  { burstTickets, burstMinutes }: { burstTickets: number; burstMinutes: number },
): JudgedFinding[] {
  const longestMs = burstMinutes * 60_000;
  const inBurst = new Set<string>();
  for (let start = 0; start + burstTickets <= tickets.length; start++) {
    const row = tickets.slice(start, start + burstTickets);
    const [first, last] = [row[0], row.at(-1)];
    if (!first || !last || last.startsAt - first.startsAt > longestMs) continue;
    for (const { activityId } of row) inBurst.add(activityId);
  }
  if (inBurst.size === 0) return [];
  return [
    {
      ruleKey: 'burst_of_tickets',
      kind: 'burst_of_tickets',
      subject: `officer_day:${badgeNo}:${dutyDate}`,
      badgeNo,
      unitCode,
      dutyDate,
      detail: { ...emptyDetail, activityIds: [...inBurst] },
    },
  ];
}
