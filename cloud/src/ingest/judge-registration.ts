import type { StoreRegistrationRequest } from '@rollcall/shared/http/station-stores';
import type { CursorState } from './judge-batch.ts';

export interface CurrentStore extends CursorState {
  /** Null if no store has registered yet, or if HQ knows this incarnation only from batches. */
  storeId: string | null;
  fenced: boolean;
}

export type RegistrationDecision =
  | { outcome: 'continued' }
  /** The store repeats its registration because the answer got lost. */
  | { outcome: 'repeated' }
  /** HQ was restored from a backup and has forgotten this incarnation. */
  | { outcome: 'adopted' }
  | { outcome: 'registered'; incarnation: number }
  /** HQ has later or other events than the store, so the store is an older copy. */
  | { outcome: 'rolled_back'; incarnation: number };

/** Decides under which incarnation a store goes on, by how far it says that it is. Pure. */
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
