import type { SheetFormat } from '@rollcall/shared/resources/imports';
import type { Database } from '../db/database.ts';
import type { SheetColumn } from '../sheets/sheet-column.ts';
import { streamCsv } from '../sheets/stream-csv.ts';
import { writeXlsx } from '../sheets/write-xlsx.ts';
import type { ImportColumn } from './import-column.ts';
import type { ImportDefinition } from './import-definition.ts';

/** Rows that are ready to be filled in; pasting more works as well. */
const blankRows = 1000;

const notes = [
  '第一张工作表的第一行是表头，列的顺序不限；“序号”“备注”列可以有，不会导入。',
  '空行不会导入。公式取计算结果。',
  '有一处错误，整个文件都不导入，并逐一列出单元格和原因。',
  '同一文件再次导入，不会有任何改动。表中没有的内容保持不变。',
];

/** A file to be filled in. The examples stand in the notes, so one that nobody touched has no rows. */
export async function importTemplate(db: Database, definition: ImportDefinition, format: SheetFormat): Promise<Buffer> {
  const choices = await definition.choicesOf(db);
  const columns = Object.entries(definition.columns).map(([key, column]) => ({
    ...textColumn(column.zh, 18),
    choices: choices[key] ?? column.choices?.map(({ zh }) => zh),
  }));
  if (format === 'csv') return bytesOf(streamCsv(columns, noRows()));
  return writeXlsx([
    { name: definition.title, columns, rows: [], blankRows },
    notesSheet(Object.entries(definition.columns), choices),
  ]);
}

function notesSheet(columns: [string, ImportColumn][], choices: Record<string, string[]>) {
  return {
    name: '填写说明',
    columns: [
      textColumn('列', 16),
      textColumn('英文列名', 18),
      textColumn('必填', 8),
      textColumn('怎样填写', 80),
      textColumn('可填的值', 50),
      textColumn('示例', 40),
    ],
    rows: [
      ...columns.map(([key, column]) => [
        column.zh,
        column.en,
        column.required ? '是' : '否',
        column.note,
        (choices[key] ?? column.choices?.map(({ zh }) => zh) ?? []).join('、'),
        column.examples.join(' 或 '),
      ]),
      ...notes.map((note) => ['（全表）', null, null, note]),
    ],
  };
}

function textColumn(heading: string, width: number): SheetColumn {
  return { heading, width, format: 'text' };
}

async function bytesOf(chunks: AsyncIterable<Buffer | string>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const chunk of chunks) parts.push(Buffer.from(chunk));
  return Buffer.concat(parts);
}

async function* noRows(): AsyncGenerator<never> {}
