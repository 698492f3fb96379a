import type { PendingFactRow } from '@rollcall/shared/http/ledger';
import type { PendingFact } from '../../ledger/ledger-list-repository.ts';
import { toIso } from '../to-iso.ts';

export function toPendingFactRow({ fact_id, type, subject, recorded_at }: PendingFact): PendingFactRow {
  return { factId: fact_id, type, subject: subject ?? '', recordedAt: toIso(recorded_at) };
}
