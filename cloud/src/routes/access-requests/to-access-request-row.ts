import type { AccessRequestRow } from '@rollcall/shared/http/access-requests';
import type { Bonds } from '../../auth/bonds.ts';
import { partIn } from '../../auth/principal.ts';
import type { SignedIn } from '../../auth/signed-in.ts';
import type { StoredAccessRequest } from '../../evidence/access/access-request-repository.ts';
import { toIso } from '../to-iso.ts';

export function toAccessRequestRow(row: StoredAccessRequest, session: SignedIn, bonds: Bonds): AccessRequestRow {
  const { accountId: askedBy, onBehalfOfId: onBehalfOf, place: _, ...request } = row;
  return {
    ...request,
    requestedAt: toIso(row.requestedAt),
    expiresAt: toIso(row.expiresAt),
    decidedAt: toIso(row.decidedAt),
    revokedAt: toIso(row.revokedAt),
    ...partIn(session, { askedBy, onBehalfOf }, bonds),
  };
}
