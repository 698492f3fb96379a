import { useEffect } from 'react';
import { shellTexts } from '../texts/shell-texts.ts';
import { useTexts } from '../texts/use-texts.ts';

/** What the browser calls this page in tabs, history and bookmarks. */
export function usePageTitle(title: string): void {
  const { product } = useTexts(shellTexts);
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
}
