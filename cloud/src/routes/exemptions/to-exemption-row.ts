import type { ExemptionRow } from '@rollcall/shared/http/exemptions';
import type { Bonds } from '../../auth/bonds.ts';
import { partIn } from '../../auth/principal.ts';
import type { StoredExemption } from '../../exemptions/exemption-list-repository.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { toIso } from '../to-iso.ts';

export function toExemptionRow(
  { askedById, onBehalfOfId, ...row }: StoredExemption,
  session: SignedIn,
  bonds: Bonds,
): ExemptionRow {
  return {
    ...row,
    startsAt: toIso(row.startsAt),
    endsAt: toIso(row.endsAt),
    askedAt: toIso(row.askedAt),
    decidedAt: toIso(row.decidedAt),
    withdrawnAt: toIso(row.withdrawnAt),
    ...partIn(session, { askedBy: askedById, onBehalfOf: onBehalfOfId }, bonds),
  };
}
