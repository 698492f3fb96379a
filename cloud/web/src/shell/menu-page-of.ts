import { matchPath } from 'react-router';
import { menu, pages } from '../pages.ts';

const places = new Set(menu.flatMap(({ entries }) => entries.map(({ path }) => path)));

/** The address in the menu whose word says where another address is; undefined where no page is. */
export function menuPageOf(address: string): string | undefined {
  if (places.has(address)) return address;
  for (const { path, under } of pages) {
    const match = matchPath(path, address);
    if (!match) continue;
    if (places.has(path)) return path;
    const above = typeof under === 'function' ? under(match.params) : under;
    return above === undefined ? undefined : menuPageOf(above);
  }
  return undefined;
}
