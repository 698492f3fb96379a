import { defineWords } from './define-words.ts';

/** What stands between values, and the units of time. */
export const formatWords = defineWords({
  /** Between the entries of a list. */
  and: { zh: '、', en: ', ' },
  /** A value after its name. */
  named: {
    zh: (name: string, value: string) => `${name}：${value}`,
    en: (name: string, value: string) => `${name}: ${value}`,
  },
  inBrackets: { zh: (text: string) => `（${text}）`, en: (text: string) => ` (${text})` },
  hours: { zh: (hours: number | string) => `${hours} 小时`, en: (hours: number | string) => `${hours} h` },
  minutes: { zh: (minutes: number | string) => `${minutes} 分`, en: (minutes: number | string) => `${minutes} min` },
  seconds: { zh: (seconds: number | string) => `${seconds} 秒`, en: (seconds: number | string) => `${seconds} s` },
  ago: { zh: (age: string) => `${age}前`, en: (age: string) => `${age} ago` },
  justNow: { zh: '刚刚', en: 'just now' },
  /** In narrow columns. */
  weekdays: {
    0: { zh: '日', en: 'Su' },
    1: { zh: '一', en: 'Mo' },
    2: { zh: '二', en: 'Tu' },
    3: { zh: '三', en: 'We' },
    4: { zh: '四', en: 'Th' },
    5: { zh: '五', en: 'Fr' },
    6: { zh: '六', en: 'Sa' },
  },
  /**
   * Days of one month, the last one included.
   * @param first the first day, with its month
   * @param last likewise
   */
  daysOfMonth: {
    zh: (first: { text: string; day: number }, last: { text: string; day: number }) => `${first.text}–${last.day}日`,
    en: (first: { text: string; day: number }, last: { text: string; day: number }) => `${first.day}–${last.text}`,
  },
});
