import type { ExportTable } from '@rollcall/shared/resources/exports';
import { tableWords } from '@rollcall/shared/words/tables';
import { Button, Dropdown } from 'antd';
import { type Query, toQuery } from '../api/to-query.ts';
import { useLanguage } from '../language/language-context.ts';
import { useWords } from '../language/use-words.ts';

/** Saves what the list with these filters has, all pages of it. */
export function ExportMenu({ table, query }: { table: ExportTable; query: Query }) {
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
