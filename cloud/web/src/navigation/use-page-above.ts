import { createContext, use } from 'react';
import { type Params, useParams } from 'react-router';

/** Where one gets to from a page that isn't in the menu: an address, or how it follows from the page's own. */
export type PageAbove = string | ((params: Params) => string | undefined) | undefined;

/** That of the page which is shown, as `pages.ts` says it. */
export const PageAboveContext = createContext<PageAbove>(undefined);

export function usePageAbove(): string | undefined {
  const above = use(PageAboveContext);
  const params = useParams();
  return typeof above === 'function' ? above(params) : above;
}
