import { matchPath } from 'react-router';
import { pages } from '../pages.ts';

/** The path of the page whose word in the menu says where an address is; undefined where no page is. */
export function menuPageOf(address: string): string | undefined {
  for (const { path, menu, under } of pages) {
    const match = matchPath(path, address);
    if (!match) continue;
    if (menu) return path;
    const above = typeof under === 'function' ? under(match.params) : under;
    return above === undefined ? undefined : menuPageOf(above);
  }
  return undefined;
}
