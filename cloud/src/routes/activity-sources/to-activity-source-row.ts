import type { ActivitySourceRow } from '@rollcall/shared/http/activity-sources';
import type { StoredActivitySource } from '../../activities/activity-source-repository.ts';
import { toIso } from '../to-iso.ts';

export function toActivitySourceRow(row: StoredActivitySource): ActivitySourceRow {
  return {
    source: row.source,
    name: row.name,
    addedBy: row.added_by,
    addedAt: toIso(row.added_at),
    lastUsedAt: toIso(row.last_used_at),
    revokedAt: toIso(row.revoked_at),
    revokedBy: row.revoked_by,
  };
}
