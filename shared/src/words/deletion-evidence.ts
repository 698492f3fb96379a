import { defineWords } from './define-words.ts';

/** What each witness of a deletion says. */
export const deletionEvidenceWords = defineWords({
  title: { zh: '证据对照', en: 'What the witnesses say' },
  more: {
    zh: (shown: number, count: number) => (shown === count ? `${count} 个文件` : `${count} 个文件，列出 ${shown} 个`),
    en: (shown: number, count: number) => (shown === count ? `${count} files` : `${shown} of ${count} files`),
  },
  grades: {
    proved: {
      zh: '至少两个互不相干的来源都说录过，文件却没有；或大队平台曾核验入库。',
      en: 'Two witnesses apart say that it was recorded, and the files are gone; or HQ had it verified.',
    },
    strong: {
      zh: '一个直接来源（日志或卡上清单）说录过，文件却没有。',
      en: 'One that saw it (the log or the card’s inventory) says that it was recorded, and the file is gone.',
    },
    weak: {
      zh: '只是推断（序号或处罚决定书），或当时谁领用未经确认。先核实，再谈责任。',
      en: 'It only follows from something else (sequence, ticket), or nobody confirmed who held it. Check before blaming.',
    },
  },
  witnesses: {
    recorderLog: { zh: '机内日志', en: 'Recorder log' },
    files: { zh: '文件', en: 'Files' },
    sequence: { zh: '文件序号', en: 'Sequence' },
    cardInventory: { zh: '卡上清单', en: 'Card inventory' },
    ticket: { zh: '处罚决定书／活动', en: 'Ticket' },
  },
  says: {
    recorded: { zh: '有记录', en: 'Recorded' },
    /** Of what saw nothing itself: the sequence, a ticket. */
    expected: { zh: '应当有', en: 'Must be there' },
    absent: { zh: '没有', en: 'Not there' },
    /** Of the file itself. */
    missing: { zh: '缺失', en: 'Missing' },
    silent: { zh: '没有记载', en: 'Says nothing' },
  },
  stands: {
    agrees: { zh: '一致', en: 'agrees' },
    tells: { zh: '表明录过', en: 'says it was there' },
    contradicts: { zh: '矛盾', en: 'contradicts' },
    silent: { zh: '–', en: '–' },
  },
  day: { zh: '当天时间轴', en: 'The day at this time' },
  unnamed: { zh: '未知文件名', en: 'name unknown' },
  sequenceNo: { zh: (number: number) => `序号 ${number}`, en: (number: number) => `no. ${number}` },
  card: { zh: (volume: string) => `卡 ${volume}`, en: (volume: string) => `card ${volume}` },
  unknownTime: { zh: '时间不详', en: 'time unknown' },
  strip: { zh: '同一时段', en: 'The same minutes' },
  stripHint: {
    zh: '绿：已有的录像；红：缺少的',
    en: 'Green: footage that is there; red: what is gone',
  },
  ofActivity: { zh: '这次执法活动', en: 'This activity' },
});
