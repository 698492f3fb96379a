/** What of the time that is due and known was recorded (`recordedShare`), in words. */
export const recordedShareWords = {
  heading: { zh: '录像率', en: 'Recorded' },
  tip: {
    zh: '已录 ÷（应录 − 待导入 − 未到时间 − 未检查）',
    en: 'recorded ÷ (required − awaiting import − not yet − not inspected)',
  },
} as const;
