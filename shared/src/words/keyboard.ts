import { defineWords } from './define-words.ts';

export const keyboardWords = defineWords({
  title: { zh: '键盘操作', en: 'Keyboard' },
  help: { zh: '显示键盘操作', en: 'Show the keys' },
  search: { zh: '跳到搜索框', en: 'Go to search' },
  nextRow: { zh: '下一行', en: 'Next row' },
  previousRow: { zh: '上一行', en: 'Previous row' },
  openRow: { zh: '打开所选行', en: 'Open the row' },
  nextDay: { zh: '后一天', en: 'Next day' },
  previousDay: { zh: '前一天', en: 'Previous day' },
});
