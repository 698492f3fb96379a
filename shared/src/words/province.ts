import { defineWords } from './define-words.ts';

/** The recordings of some days, as the province's platform takes them. */
export const provinceWords = defineWords({
  button: { zh: '省平台格式导出', en: 'Export for the province' },
  title: { zh: '按省平台格式导出', en: 'Export for the province' },
  intro: {
    zh: '导出这些日期拍摄的录像信息（拼音字段名），不含录像内容。姓名和单位按拍摄时的领用登记填写。最多 366 天。',
    en: 'What is known of the footage of these dates, under the names of the province’s platform; no footage itself. Officer and unit are those who held the recorder then. At most 366 days.',
  },
  dates: { zh: '拍摄日期', en: 'Captured' },
  format: { zh: '文件格式', en: 'Format' },
  save: { zh: '导出', en: 'Export' },
  fileName: { zh: '省平台录像信息', en: 'Footage for the province' },
});
