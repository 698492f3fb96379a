import type { CustodyConflictRow } from '@rollcall/shared/http/custody-conflicts';
import type { StoredConflict } from '../../duty/observations/conflict-list-repository.ts';
import { toIso } from '../to-iso.ts';

export function toConflictRow(row: StoredConflict): CustodyConflictRow {
  return {
    recorderSerial: row.recorder_serial,
    kind: row.kind,
    officers: row.officers,
    fromAt: toIso(row.from_at),
    untilAt: toIso(row.until_at),
  };
}
