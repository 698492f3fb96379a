import type { EvidenceExportRow } from '@rollcall/shared/http/evidence-exports';
import type { StoredExport } from '../../access/evidence-exports/evidence-export-list-repository.ts';
import { isOfPrincipal } from '../../auth/principal.ts';
import type { SignedIn } from '../../auth/signed-in.ts';
import { toIso } from '../to-iso.ts';

export function toEvidenceExportRow(row: StoredExport, session: SignedIn): EvidenceExportRow {
  const { accountId: askedBy, onBehalfOfId: onBehalfOf, versionId: _version, place: _place, ...order } = row;
  return {
    ...order,
    requestedAt: toIso(row.requestedAt),
    finishedAt: toIso(row.finishedAt),
    expiresAt: toIso(row.expiresAt),
    own: isOfPrincipal(session, { askedBy, onBehalfOf }),
  };
}
