import type { CheckpointRow } from '@rollcall/shared/http/ledger';
import type { StoredCheckpoint } from '../../ledger/ledger-list-repository.ts';
import { toIso } from '../to-iso.ts';

export function toCheckpointRow({
  size,
  signed_at,
  archived_at,
  cosignatures,
  covered_by,
}: StoredCheckpoint): CheckpointRow {
  return {
    size,
    signedAt: toIso(signed_at),
    archivedAt: toIso(archived_at),
    coveredBy: covered_by,
    cosignatures: cosignatures.map((one) => ({ ...one, signedAt: toIso(new Date(one.signedAt)) })),
  };
}
