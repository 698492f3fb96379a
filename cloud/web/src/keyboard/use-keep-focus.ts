import { useEffect } from 'react';
import { keepFocus } from './keep-focus.ts';

/** The focus never falls to nowhere while the page is shown: see `keepFocus`. */
export function useKeepFocus(): void {
  useEffect(() => keepFocus(document), []);
}
