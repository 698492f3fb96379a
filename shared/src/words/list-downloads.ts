import type { DownloadTable } from '../resources/list-downloads.ts';
import type { ListKey } from '../resources/resources.ts';
import { defineWords, type Word } from './define-words.ts';

/** What a list is called as a file; lists made by `defineList` have their titles in their own words. */
export const downloadTitles = {
  'track-points': { zh: '轨迹', en: 'track' },
  bookmarks: { zh: '标记', en: 'bookmarks' },
  activities: { zh: '执法活动', en: 'activities' },
  'activity-sources': { zh: '报送系统', en: 'sources' },
  checkpoints: { zh: '存证签名点', en: 'checkpoints' },
  'coverage-today': { zh: '当日覆盖', en: 'coverage' },
  'duty-desk': { zh: '当前勤务', en: 'duty now' },
  'duty-week': { zh: '周勤务', en: 'duty week' },
  exemptions: { zh: '缺录情况说明', en: 'explanations' },
  findings: { zh: '问题', en: 'findings' },
  'officer-file': { zh: '一人一档', en: 'officer file' },
  trends: { zh: '指标趋势', en: 'trends' },
  'pending-facts': { zh: '待存证', en: 'waiting' },
  recorders: { zh: '执法记录仪', en: 'recorders' },
  recordings: { zh: '录像', en: 'recordings' },
  sightings: { zh: '卡上文件', en: 'sightings' },
  stations: { zh: '采集站', en: 'stations' },
  witnesses: { zh: '见证站点', en: 'witnesses' },
} as const satisfies Record<Exclude<DownloadTable, ListKey>, Word>;

/** What files say beside their rows, and some of their names. */
export const listDownloadWords = defineWords({
  /** By when it was ordered, as the list of exports shows it. */
  evidenceFile: {
    zh: (date: string, time: string) => `证据导出-${date}-${time}.zip`,
    en: (date: string, time: string) => `evidence-export-${date}-${time}.zip`,
  },
  templateFile: {
    zh: (title: string, format: string) => `${title}导入模板.${format}`,
    en: (title: string, format: string) => `import-${title}.${format}`,
  },
  /** When somebody types into a cell what is not on its list. */
  notAChoice: {
    title: { zh: '不在可选值之内', en: 'Not one of the values' },
    message: { zh: '请从下拉列表中选择。', en: 'Choose one from the list.' },
  },
  /** The last row of a file that holds no more. */
  cutOff: {
    zh: (most: string) => `以上是前 ${most} 行，后面还有。请缩小筛选范围，分几次导出。`,
    en: (most: string) =>
      `These are the first ${most} rows; there are more. Narrow the filters and export several times.`,
  },
});
