import type { EvidenceExportRow } from '@rollcall/shared/http/evidence-exports';
import type { StoredExport } from '../../evidence/exports/evidence-export-list-repository.ts';
import { toIso } from '../to-iso.ts';

export function toEvidenceExportRow(row: StoredExport, accountId: string): EvidenceExportRow {
  const { accountId: orderedBy, versionId: _version, place: _place, ...order } = row;
  return {
    ...order,
    requestedAt: toIso(row.requestedAt),
    finishedAt: toIso(row.finishedAt),
    expiresAt: toIso(row.expiresAt),
    own: orderedBy === accountId,
  };
}
