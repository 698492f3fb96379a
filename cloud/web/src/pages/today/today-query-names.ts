/** What the board is asked for by, named in the URL as HQ names it. */
export const todayQueryNames = ['date', 'unitCode', 'campaignId'] as const;
