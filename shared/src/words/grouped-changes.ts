import type { BulletinContent } from '../bulletins/content.ts';

type Change = BulletinContent['changes'][number];

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
    const key = JSON.stringify([type, unitCode, localDayOf(at)]);
    const group = groups.get(key);
    if (group) group.changes.push(change);
    else groups.set(key, { type, unitCode, changes: [change] });
  }
  return [...groups.values()];
}

/** Of the leaves that they have; null: none yet. */
export function leavesOf({ changes }: GroupedChanges): string | null {
  const leaves = changes.flatMap(({ leaf }) => leaf ?? []);
  const [first, last] = [Math.min(...leaves), Math.max(...leaves)];
  if (leaves.length === 0) return null;
  return first === last ? String(first) : `${first}–${last}`;
}

/** In Asia/Shanghai. */
function localDayOf(at: string): string {
  return new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10);
}
