import type { AccessRequestRow } from '@rollcall/shared/http/access-requests';
import type { StoredAccessRequest } from '../../evidence/access/access-request-repository.ts';
import { toIso } from '../to-iso.ts';

export function toAccessRequestRow(row: StoredAccessRequest, accountId: string): AccessRequestRow {
  const { accountId: askedBy, place: _, ...request } = row;
  return {
    ...request,
    requestedAt: toIso(row.requestedAt),
    expiresAt: toIso(row.expiresAt),
    decidedAt: toIso(row.decidedAt),
    revokedAt: toIso(row.revokedAt),
    own: askedBy === accountId,
  };
}
