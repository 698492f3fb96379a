import { toQuery } from '../../api/to-query.ts';

/** What the board is asked for by, named in the URL as HQ names it. */
export const todayQueryNames = ['date', 'unitCode', 'campaignId'] as const;

/** So many are shown of what arrives. */
export const arrivalsLimit = 20;

/** The newest that stations announced, beside the board. */
export const arrivalsQuery = (unitCode: string | undefined) => ({
  sort: '-announcedAt',
  unitCode,
  limit: arrivalsLimit,
});

/** What Today shows, as its components ask for it. */
export function todayAsks(query: { date?: string; unitCode?: string; campaignId?: string }): string[] {
  return [`coverage/today${toQuery(query)}`, `recordings${toQuery(arrivalsQuery(query.unitCode))}`];
}
