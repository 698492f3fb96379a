import { tableWords } from '@rollcall/shared/words/tables';
import { Button } from 'antd';
import { useWords } from '../language/use-words.ts';
import { later } from '../loading/later.tsx';
import type { Exported } from './export-dropdown.tsx';

/** Saves what the list with these filters has, all pages of it. */
export const ExportMenu = later<Exported>({
  load: async () => (await import('./export-dropdown.tsx')).ExportDropdown,
  Meanwhile: () => (
    <Button size="small" aria-disabled="true">
      {useWords(tableWords).export}
    </Button>
  ),
  idle: true,
});
