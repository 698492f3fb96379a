import { defineWords } from './define-words.ts';

export const tableWords = defineWords({
  /** On a phone, where they are folded away. */
  filters: {
    zh: (set: number) => (set === 0 ? '筛选' : `筛选（已设 ${set} 项）`),
    en: (set: number) => (set === 0 ? 'Filters' : `Filters (${set} set)`),
  },
  columns: { zh: '列', en: 'Columns' },
  chooseColumns: { zh: '选择显示的列', en: 'Choose columns' },
  export: { zh: '导出', en: 'Export' },
  asExcel: { zh: 'Excel（.xlsx）', en: 'Excel (.xlsx)' },
  asCsv: { zh: 'CSV（.csv）', en: 'CSV (.csv)' },
  selectShown: { zh: '全选已显示的行', en: 'Select all rows shown' },
  more: { zh: '加载更多', en: 'Load more' },
  allShown: { zh: (rows: number) => `共 ${rows} 行`, en: (rows: number) => (rows === 1 ? '1 row' : `${rows} rows`) },
  shown: { zh: (rows: number) => `已显示 ${rows} 行`, en: (rows: number) => `${rows} rows shown` },
  nothingMatches: { zh: '没有符合筛选条件的记录', en: 'Nothing matches these filters' },
  loosenFilters: { zh: '放宽或清除筛选条件试试。', en: 'Loosen the filters, or clear them.' },
});
