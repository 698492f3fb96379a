import type { DeletionListRow } from '@rollcall/shared/http/deletion-lists';
import type { StoredList } from '../../evidence/retention/deletion-list-repository.ts';
import { toIso } from '../to-iso.ts';

export function toDeletionListRow({ place: _, decisions, ...list }: StoredList, accountId: string): DeletionListRow {
  return {
    ...list,
    proposedAt: toIso(list.proposedAt),
    closedAt: toIso(list.closedAt),
    decisions: decisions.map(({ accountId: _by, ...decision }) => decision),
    decidedByMe: decisions.some((decision) => decision.accountId === accountId),
  };
}
