import type { StoreRegistrationRequest } from '@rollcall/shared/http/station-stores';
import type { CursorState } from './judge-batch.ts';

export interface CurrentStore extends CursorState {
  /** null where HQ doesn't know which store has this incarnation, or where there was none yet. */
  storeId: string | null;
  fenced: boolean;
}

export type RegistrationDecision =
  | { outcome: 'continued' }
  /** The answer to the registration of this incarnation got lost. */
  | { outcome: 'repeated' }
  /** HQ, restored from a backup, has forgotten this incarnation. */
  | { outcome: 'adopted' }
  | { outcome: 'registered'; incarnation: number }
  /** HQ has later events than the store, or others: it is an older copy. */
  | { outcome: 'rolled_back'; incarnation: number };

/** Decides what a store that says how far it is may go on as. Pure. */
export function judgeRegistration(current: CurrentStore, store: StoreRegistrationRequest): RegistrationDecision {
  const incarnation = Math.max(current.incarnation, store.incarnation) + 1;
  const sameStore = current.storeId === store.storeId;
  const untouched = sameStore && current.through === 0 && !current.fenced;
  if (store.incarnation < current.incarnation && untouched) return { outcome: 'repeated' };
  if (store.incarnation === 0) return { outcome: 'registered', incarnation };
  if (store.incarnation > current.incarnation) return { outcome: 'adopted' };
  if (store.incarnation < current.incarnation) return { outcome: 'rolled_back', incarnation };
  if (current.fenced || (!sameStore && current.storeId !== null)) return { outcome: 'registered', incarnation };
  const behind = store.lastSeq < current.through;
  const elsewhere = store.lastSeq === current.through && store.head !== current.head;
  return behind || elsewhere ? { outcome: 'rolled_back', incarnation } : { outcome: 'continued' };
}
