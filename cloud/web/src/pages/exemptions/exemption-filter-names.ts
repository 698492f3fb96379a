/** The filters of the list of explanations, as they are in the URL; `view` is whose. */
export const exemptionFilterNames = [
  'view',
  'state',
  'reasonCode',
  'badgeNo',
  'unitCode',
  'findingId',
  'from',
  'to',
] as const;

export type ExemptionFilters = Partial<Record<(typeof exemptionFilterNames)[number], string>>;

/** What HQ is asked: those for the account to decide, those of its own, or all that it sees. */
export function exemptionQuery({ view, ...filters }: ExemptionFilters): Record<string, string | undefined> {
  if (view === 'waiting') return { ...filters, waiting: '1' };
  return view === 'own' ? { ...filters, own: '1' } : filters;
}
