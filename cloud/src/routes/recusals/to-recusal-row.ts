import type { RecusalRow } from '@rollcall/shared/http/recusals';
import type { StoredRecusal } from '../../auth/recusal-list-repository.ts';

export function toRecusalRow(stored: StoredRecusal): RecusalRow {
  const { declaredAt, endedAt, accountId: _id, place: _place, ...recusal } = stored;
  return { ...recusal, declaredAt: declaredAt.toISOString(), endedAt: endedAt?.toISOString() ?? null };
}
