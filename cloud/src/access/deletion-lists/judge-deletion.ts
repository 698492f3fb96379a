import type { Category } from '@rollcall/shared/fields/categories';
import type { DeletionNote } from '@rollcall/shared/resources/deletion-lists';

/** A recording as it is when its deletion is due, beside what was approved. */
export interface DeletionCase {
  state: string;
  versionId: string | null;
  category: Category;
  lockedUntil: Date | null;
  /** Until when its category keeps it; null: permanently. */
  keptUntil: Date | null;
  held: boolean;
  /** HQ's database came back from a backup after it was approved: a hold or a refusal of after the backup is lost. */
  restoredSince: boolean;
  approved: { versionId: string; category: Category };
}

export type DeletionVerdict =
  | { outcome: 'delete' }
  /** Not yet, but it may be later: by the same approval. */
  | { outcome: 'wait'; note: Extract<DeletionNote, 'locked'> }
  | { outcome: 'keep'; note: Exclude<DeletionNote, 'locked' | 'list_refused'> };

/** Whether what two people approved may still be done. Whatever changed since speaks for keeping. */
export function judgeDeletion(recording: DeletionCase, now: Date): DeletionVerdict {
  const { state, versionId, category, lockedUntil, keptUntil, held, restoredSince, approved } = recording;
  if (held) return { outcome: 'keep', note: 'held' };
  if (restoredSince) return { outcome: 'keep', note: 'restored_since' };
  if (category !== approved.category) return { outcome: 'keep', note: 'category_changed' };
  if (keptUntil === null || keptUntil > now) return { outcome: 'keep', note: 'not_due' };
  if (state !== 'verified' || versionId !== approved.versionId) return { outcome: 'keep', note: 'version_changed' };
  if (lockedUntil !== null && lockedUntil > now) return { outcome: 'wait', note: 'locked' };
  return { outcome: 'delete' };
}
