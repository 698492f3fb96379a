import { defineWords } from './define-words.ts';

export const filterWords = defineWords({
  station: { zh: '采集站', en: 'Station' },
  officer: { zh: '警号或姓名', en: 'Badge or name' },
  recorder: { zh: '记录仪', en: 'Recorder' },
  leastLength: {
    zh: (length: number) => `至少输入 ${length} 个字符`,
    en: (length: number) => `Type at least ${length} characters`,
  },
  from: { zh: '起', en: 'from' },
  to: { zh: '止', en: 'to' },
  today: { zh: '今天', en: 'Today' },
  yesterday: { zh: '昨天', en: 'Yesterday' },
  lastWeek: { zh: '近 7 天', en: 'Last 7 days' },
  lastMonth: { zh: '近 30 天', en: 'Last 30 days' },
});
