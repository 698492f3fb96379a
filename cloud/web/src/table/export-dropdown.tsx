import type { ExportTable } from '@rollcall/shared/resources/exports';
import { tableWords } from '@rollcall/shared/words/tables';
import { Button, Dropdown } from 'antd';
import { type Query, toQuery } from '../api/to-query.ts';
import { useLanguage } from '../language/language-context.ts';
import { useWords } from '../language/use-words.ts';

export interface Exported {
  table: ExportTable;
  query: Query;
}

/** The kinds of files in which a list is saved. */
export function ExportDropdown({ table, query }: Exported) {
  const texts = useWords(tableWords);
  const { language } = useLanguage();
  const link = (format: 'csv' | 'xlsx', text: string) => ({
    key: format,
    label: (
      <a href={`/api/v1/exports/${table}${toQuery({ ...query, format, lang: language })}`} download>
        {text}
      </a>
    ),
  });
  return (
    <Dropdown trigger={['click']} menu={{ items: [link('xlsx', texts.asExcel), link('csv', texts.asCsv)] }}>
      <Button size="small">{texts.export}</Button>
    </Dropdown>
  );
}
