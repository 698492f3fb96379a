import type { ExemptionRow } from '@rollcall/shared/http/exemptions';
import type { StoredExemption } from '../../exemptions/exemption-list-repository.ts';
import { toIso } from '../to-iso.ts';

export function toExemptionRow({ askedById, onBehalfOf, ...row }: StoredExemption, accountId: string): ExemptionRow {
  return {
    ...row,
    startsAt: toIso(row.startsAt),
    endsAt: toIso(row.endsAt),
    askedAt: toIso(row.askedAt),
    decidedAt: toIso(row.decidedAt),
    withdrawnAt: toIso(row.withdrawnAt),
    own: askedById === accountId || onBehalfOf === accountId,
  };
}
