import { type Params, useMatches } from 'react-router';

/** Where one gets to from a page that isn't in the menu; `pages.ts` says it, the router keeps it. */
export type PageAbove = string | ((params: Params) => string | undefined) | undefined;

export function usePageAbove(): string | undefined {
  const match = useMatches().at(-1);
  const above = match?.handle as PageAbove;
  return typeof above === 'function' ? above(match?.params ?? {}) : above;
}
