import { shellWords } from '@rollcall/shared/words/shell';
import { useEffect } from 'react';
import { useWords } from '../language/use-words.ts';

/** What the browser calls this page in tabs, history and bookmarks. */
export function usePageTitle(title: string): void {
  const { product } = useWords(shellWords);
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
}
