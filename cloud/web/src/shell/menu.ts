import type { Action } from '@rollcall/shared/http/permissions';
import { type MenuEntry, type MenuGroup, menu } from '../pages.ts';

/** What the bar of a phone has, the first ones that the account may open. */
const atHand: readonly string[] = ['/inbox', '/me', '/findings', '/today', '/recordings', '/ops'];

/** The menu of an account: groups and entries that it may open. A page about oneself is for accounts of officers. */
export function allowedMenu(can: (action: Action) => boolean, badgeNo: string | null): MenuGroup[] {
  return menu
    .map(({ word, entries }) => ({
      word,
      entries: entries.filter(({ path, action }) => can(action) && (path !== '/me' || badgeNo !== null)),
    }))
    .filter(({ entries }) => entries.length > 0);
}

/** The three entries for the bar of a phone; the others are one tap further. */
export function entriesAtHand(groups: readonly MenuGroup[]): MenuEntry[] {
  const entries = groups.flatMap((group) => group.entries);
  const first = atHand.flatMap((wanted) => entries.filter(({ path }) => path === wanted));
  const others = entries.filter(({ path }) => !atHand.includes(path));
  return [...first, ...others].slice(0, 3);
}
