import type { DeletionListRow } from '@rollcall/shared/http/deletion-lists';
import type { StoredList } from '../../access/deletion-lists/repository.ts';
import { type Bonds, bondWith } from '../../auth/bonds.ts';
import { toIso } from '../to-iso.ts';

export function toDeletionListRow({ place: _, decisions, ...list }: StoredList, bonds: Bonds): DeletionListRow {
  return {
    ...list,
    proposedAt: toIso(list.proposedAt),
    closedAt: toIso(list.closedAt),
    decisions: decisions.map(({ accountId: _by, onBehalfOfId: _for, ...decision }) => decision),
    decidedByMe: decisions.some(({ accountId, onBehalfOfId }) => bondWith(bonds, [accountId, onBehalfOfId]) === 'same'),
  };
}
