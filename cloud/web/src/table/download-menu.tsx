import { tableWords } from '@rollcall/shared/words/tables';
import { Button } from 'antd';
import { useWords } from '../language/use-words.ts';
import { later } from '../loading/later.tsx';
import type { Downloaded } from './download-dropdown.tsx';

/** Saves what the list with these filters has, all pages of it. */
export const DownloadMenu = later<Downloaded>({
  load: async () => (await import('./download-dropdown.tsx')).DownloadDropdown,
  Meanwhile: () => (
    <Button size="small" aria-disabled="true">
      {useWords(tableWords).export}
    </Button>
  ),
  idle: true,
});
