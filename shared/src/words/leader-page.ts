import { defineWords } from './define-words.ts';

/** The first look of who leads the brigade. */
export const leaderPageWords = defineWords({
  title: { zh: '大队领导首页', en: 'The brigade at a glance' },
  week: {
    zh: (from: string, to: string) => `上周 ${from}—${to}`,
    en: (from: string, to: string) => `Last week, ${from} to ${to}`,
  },
  figures: { zh: '主要指标', en: 'Main figures' },
  figuresHint: {
    zh: '箭头与前一周比；点数字看明细。',
    en: 'Arrows compare with the week before. A number opens its rows.',
  },
  trend: {
    zh: (name: string, weeks: number) => `${name}近 ${weeks} 周走势`,
    en: (name: string, weeks: number) => `${name} over ${weeks} weeks`,
  },
  slipping: { zh: '下滑的单位', en: 'Units that slip' },
  noSlips: { zh: '没有单位下滑。', en: 'No unit slips.' },
  sinceDate: { zh: (date: string) => `${date}起`, en: (date: string) => `since ${date}` },
  waiting: { zh: '待我处理', en: 'Waiting for me' },
  nothingWaits: { zh: '没有待处理的事项。', en: 'Nothing waits for you.' },
  allWaiting: { zh: '全部待办', en: 'The whole inbox' },
  allConfirmed: { zh: '逐条列表', en: 'One by one' },
  bulletins: { zh: '通报', en: 'Bulletins' },
  allBulletins: { zh: '全部通报', en: 'All bulletins' },
  toSeal: { zh: '待审核签发', en: 'To be sealed' },
  inWriting: { zh: '撰写中', en: 'Being written' },
  newest: { zh: '最近一期', en: 'Newest' },
  noBulletins: { zh: '还没有签发的通报。', en: 'No issue was sealed yet.' },
  confirmed: {
    zh: (confirmed: number, answered: number, units: number) => `签收 ${confirmed}/${units}，反馈 ${answered}/${units}`,
    en: (confirmed: number, answered: number, units: number) =>
      `confirmed ${confirmed}/${units}, answered ${answered}/${units}`,
  },
});
