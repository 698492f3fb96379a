import { entryNumberOf } from './entry-number.ts';
import { localDateOf } from './local-date.ts';

/** A fact that changed rules or the past, as a bulletin lists it. */
interface Change {
  /** ISO 8601. */
  at: string;
  leaf: number | null;
  type: string;
  subject: string | null;
  unitCode: string | null;
}

/** Changes of one type, in one unit, on one day: many that were entered together are shown as one. */
export interface GroupedChanges extends Pick<Change, 'type' | 'unitCode'> {
  /** In the order of time. */
  changes: [Change, ...Change[]];
}

/** In the order in which they begin. */
export function groupChanges(changes: readonly Change[]): GroupedChanges[] {
  const groups = new Map<string, GroupedChanges>();
  for (const change of changes) {
    const { at, type, unitCode } = change;
    const key = JSON.stringify([type, unitCode, localDateOf(new Date(at))]);
    const group = groups.get(key);
    if (group) group.changes.push(change);
    else groups.set(key, { type, unitCode, changes: [change] });
  }
  return [...groups.values()];
}

/** The entries of the ledger that they are, `7–9`; null: none yet. */
export function entriesOf({ changes }: GroupedChanges): string | null {
  const entries = changes.flatMap(({ leaf }) => (leaf === null ? [] : entryNumberOf(leaf)));
  const [first, last] = [Math.min(...entries), Math.max(...entries)];
  if (entries.length === 0) return null;
  return first === last ? String(first) : `${first}–${last}`;
}
