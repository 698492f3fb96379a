import type { DownloadTable } from '@rollcall/shared/resources/list-downloads';
import { tableWords } from '@rollcall/shared/words/tables';
import { Button, Dropdown } from 'antd';
import { type Query, toQuery } from '../api/to-query.ts';
import { DownloadNotice, useDownload } from '../downloads/download-link.tsx';
import { useLanguage } from '../language/language-context.ts';
import { useWords } from '../language/use-words.ts';

export interface Downloaded {
  table: DownloadTable;
  query: Query;
}

/** The kinds of files in which a list is saved. */
export function DownloadDropdown({ table, query }: Downloaded) {
  const texts = useWords(tableWords);
  const { language } = useLanguage();
  const download = useDownload();
  const link = (format: 'csv' | 'xlsx', text: string) => {
    const href = `/api/v1/exports/${table}${toQuery({ ...query, format, lang: language })}`;
    return {
      key: format,
      label: (
        <a href={href} download onClick={(event) => download.start(event, href)}>
          {text}
        </a>
      ),
    };
  };
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items: [link('xlsx', texts.asExcel), link('csv', texts.asCsv)] }}>
        <Button size="small" loading={download.running}>
          {texts.export}
        </Button>
      </Dropdown>
      <DownloadNotice download={download} />
    </>
  );
}
