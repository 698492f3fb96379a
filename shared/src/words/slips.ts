import { defineWords } from './define-words.ts';

/** A decision on paper: printed, signed for, noted. */
export const slipWords = defineWords({
  print: { zh: '打印决定书', en: 'Print the notice' },
  note: { zh: '登记送达', en: 'Note the notice' },
  how: { zh: '送达情况', en: 'How' },
  hows: {
    signed: { zh: '本人签收', en: 'Signed for it' },
    refused: { zh: '拒绝签收，两人见证', en: 'Refused before two witnesses' },
  },
  signedOn: { zh: '日期', en: 'Date' },
  witness: {
    zh: (nr: number) => `见证人${nr}`,
    en: (nr: number) => `Witness ${nr}`,
  },
  scan: { zh: '送达回证扫描件', en: 'Scan of the proof of notice' },
  scanHint: {
    zh: 'PDF 或照片，不超过 10 MB。本人没有点过“已阅”的，申诉期限从登记之时起算，不按回证上的日期提前。',
    en: 'A PDF or a photo, up to 10 MB. Unless he said before that he read it, his time to appeal runs from now, whatever day stands on the paper.',
  },
  noted: {
    zh: (how: string, day: string, by: string) => `${how}（${day}，${by} 登记）`,
    en: (how: string, day: string, by: string) => `${how}, ${day}, noted by ${by}`,
  },
  witnessed: {
    zh: (names: readonly string[]) => `见证人：${names.join('、')}`,
    en: (names: readonly string[]) => `Witnesses: ${names.join(', ')}`,
  },
  /** On the sheet. */
  decidedBy: { zh: '决定人', en: 'Decided by' },
  appeal: {
    zh: (days: number) =>
      `不服本决定的，可以自签收之日起 ${days} 个工作日内提出申诉；已先在平台上点“已阅”的，自点“已阅”之日起算。申诉在平台问题页或追责页上提出，也可以书面交大队。`,
    en: (days: number) =>
      `You can appeal within ${days} working days of the day on which you sign this, or on which you said before that you read it. Appeal on the page of the finding or case, or in writing to the brigade.`,
  },
  proof: { zh: '送达回证', en: 'Proof of notice' },
  signature: { zh: '被送达人签名', en: 'Signature' },
  day: { zh: '日期', en: 'Date' },
  server: { zh: '送达人签名', en: 'Handed over by' },
  refusedBefore: {
    zh: (nr: number) => `拒绝签收时，见证人${nr}签名`,
    en: (nr: number) => `If refused, witness ${nr}`,
  },
  printNow: { zh: '打印', en: 'Print' },
});

/** A decision that whom it is about reads on the page: it counts as seen when he presses the button, and not before. */
export const noticeWords = defineWords({
  seen: { zh: '已阅', en: 'I have read it' },
  title: { zh: '对您的处置决定，请阅后点“已阅”', en: 'A decision about you: please read it' },
  titleAsLeader: {
    zh: '您承担领导责任的处置决定，请阅后点“已阅”',
    en: 'A decision by which you are liable as a leader: please read it',
  },
  titleOfCase: { zh: '对您的追责决定，请阅后点“已阅”', en: 'A decision on a case about you: please read it' },
  appeal: {
    zh: (days: number) => `不服的，可以申诉。申诉期限 ${days} 个工作日（休假不计），在您点“已阅”之后起算。`,
    en: (days: number) =>
      `You can appeal. Your time to appeal, ${days} working days without your leave, runs from when you press the button.`,
  },
  notAgreed: { zh: '点“已阅”只表示您看过，不表示您同意。', en: 'That you have read it does not mean that you agree.' },
  done: { zh: '已登记：您已阅。', en: 'It is noted that you have read it.' },
  doneUntil: {
    zh: (day: string) => `已登记：您已阅。${day}（含当日）前可以申诉。`,
    en: (day: string) => `It is noted that you have read it. You can appeal until the end of ${day}.`,
  },
});
