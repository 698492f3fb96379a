import type { ChecklistItem } from '@rollcall/shared/resources/checklists';
import { checklistItemName, reviewDimensionNames } from '@rollcall/shared/words/checklists';
import { checklistPageWords, reviewProgressWords } from '@rollcall/shared/words/review-page';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { byDimension } from './by-dimension.ts';

/** The items of a version, in the order in which reviewers see them. */
export function ItemsTable({ items }: { items: readonly ChecklistItem[] }) {
  const texts = useWords(checklistPageWords);
  const { dimension: heading } = useWords(reviewProgressWords);
  const { language } = useLanguage();
  return (
    <PlainTable
      name={texts.item}
      rows={byDimension(items)}
      rowKey={({ key }) => key}
      columns={[
        { title: heading, cell: ({ dimension }) => reviewDimensionNames[dimension][language] },
        { title: texts.item, cell: (item) => checklistItemName(item, language) },
        { title: texts.deduction, number: true, cell: ({ deduction }) => deduction },
        { title: texts.stated, cell: ({ stated }) => (stated === null ? '' : texts.statedNames[stated]) },
      ]}
    />
  );
}
