import type { WitnessRow } from '@rollcall/shared/http/ledger';
import type { StoredWitness } from '../../ledger/ledger-list-repository.ts';
import { toIso } from '../to-iso.ts';

export function toWitnessRow(row: StoredWitness): WitnessRow {
  const { size, signed_at, received_at } = row;
  const signed = size !== null && signed_at !== null && received_at !== null;
  return {
    name: row.name,
    kind: row.kind,
    stationId: row.station_id,
    verifierKey: row.verifier_key,
    addedAt: toIso(row.added_at),
    removedAt: toIso(row.removed_at),
    last: signed ? { size, signedAt: toIso(signed_at), receivedAt: toIso(received_at) } : null,
  };
}
