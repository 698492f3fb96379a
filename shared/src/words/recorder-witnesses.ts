import type { ClockBasis } from '../http/recorder-witnesses.ts';
import { defineWords, type Word } from './define-words.ts';

/** Whether a file that a recorder's log names came to HQ. */
export const loggedFileNames = {
  collected: { zh: '已采集', en: 'Collected' },
  absent: { zh: '文件不在', en: 'File absent' },
} as const satisfies Record<'collected' | 'absent', Word>;

/** What is known of a recorder's clock. */
export const clockBasisNames = {
  agrees: { zh: '准确', en: 'Right' },
  bounds: { zh: '不准', en: 'Wrong' },
  observed: { zh: '人工比对', en: 'Compared' },
  unknown: { zh: '时间不明', en: 'Unknown' },
} as const satisfies Record<ClockBasis, Word>;

/** What a recorder writes into its log, by number. */
export const logTypeNames = {
  1: { zh: '关机', en: 'Off' },
  2: { zh: '开机', en: 'On' },
  3: { zh: '拍照', en: 'Photo' },
  4: { zh: '开始录像', en: 'Video' },
  5: { zh: '开始录音', en: 'Audio' },
  6: { zh: '待机', en: 'Idle' },
  7: { zh: '停止录制', en: 'Recording ended' },
  8: { zh: '电量低', en: 'Low battery' },
} as const;

export const recorderWitnessWords = defineWords({
  days: { zh: '逐日情况', en: 'Day by day' },
  daysHint: { zh: '点日期看当天的记录仪日志', en: 'A date shows the recorder’s log of that day' },
  day: { zh: '日期', en: 'Date' },
  recordings: { zh: '录像', en: 'Recordings' },
  logEntries: { zh: '日志条目', en: 'Log entries' },
  findings: { zh: '待处理问题', en: 'Open findings' },
  noDays: {
    zh: '还没有这台记录仪的录像或日志。存储卡插入采集站后显示在这里。',
    en: 'Nothing is known of it yet. Once its card was in a station, its days are listed here.',
  },
  more: { zh: '更早的日期', en: 'Earlier days' },
  log: { zh: (day: string) => `${day} 的记录仪日志`, en: (day: string) => `The recorder’s log of ${day}` },
  noLog: {
    zh: '当天没有日志。有的厂家不记日志，或采集站还没有读到。',
    en: 'No entries. Some makers keep no log, or no station has read it yet.',
  },
  badLines: {
    zh: (count: number) => `另有 ${count} 行无法识别，未计入`,
    en: (count: number) => `${count} more lines could not be read`,
  },
  at: { zh: '记录仪时间', en: 'By its clock' },
  happened: { zh: '校正后', en: 'Corrected' },
  what: { zh: '事件', en: 'Event' },
  file: { zh: '文件', en: 'File' },
  types: logTypeNames,
  clock: { zh: '时钟', en: 'Clock' },
  clockHint: {
    zh: '由日志、文件和采集站的时间推出；录像时间按此校正，原始时间保留',
    en: 'Worked out from log, files and the station’s time; recordings are corrected by it, what the recorder said is kept',
  },
  noClock: { zh: '还没有可比对的内容', en: 'Nothing to compare with yet' },
  shown: { zh: '时钟显示', en: 'It showed' },
  docked: { zh: '插入采集站', en: 'Docked' },
  basis: { zh: '判断', en: 'Verdict' },
  offset: { zh: '偏差', en: 'Off by' },
  ahead: {
    zh: (time: string, error: string) => `快 ${time}（±${error}）`,
    en: (time: string, error: string) => `${time} ahead (±${error})`,
  },
  behind: {
    zh: (time: string, error: string) => `慢 ${time}（±${error}）`,
    en: (time: string, error: string) => `${time} behind (±${error})`,
  },
  compare: { zh: '登记时钟比对', en: 'Compare its clock' },
  compareHint: {
    zh: '看着记录仪的屏幕，与准确的时钟（如手机）比对，分别填写。用于这次开机期间的录像。',
    en: 'Look at the recorder and at a clock that is right, a phone say. It counts for what was recorded since it was switched on.',
  },
  observedAt: { zh: '准确时间', en: 'The right time' },
  shownAt: { zh: '记录仪显示', en: 'The recorder showed' },
  observations: { zh: '人工比对', en: 'Comparisons' },
  by: { zh: '登记人', en: 'By' },
  reason: { zh: '说明', en: 'Note' },
  save: { zh: '登记', en: 'Save' },
});

/** Its problems, by their code. */
export const recorderWitnessProblems = defineWords({
  clock_compared_later: {
    title: { zh: '比对时间晚于现在', en: 'The comparison lies in the future' },
    nextStep: {
      zh: '“准确时间”填您看表的时刻，旁边填记录仪当时显示的时间，不要填反。如大队平台的时钟不对，请联系运维。',
      en: "Enter the time of a correct clock when you looked, and beside it the time that the recorder showed. Don't swap the two. If HQ's clock is wrong, tell operations.",
    },
  },
});
