import type { Word } from '../words/define-words.ts';
import type { Choices, Fields } from './field.ts';

const units = {
  hours: { zh: '小时', en: 'h' },
  minutes: { zh: '分钟', en: 'min' },
  seconds: { zh: '秒', en: 's' },
  milliseconds: { zh: '毫秒', en: 'ms' },
  days: { zh: '天', en: 'days' },
  months: { zh: '个月', en: 'months' },
  times: { zh: '次', en: 'times' },
  digits: { zh: '位', en: 'digits' },
  levels: { zh: '级', en: 'levels' },
} as const;

const weekdays = {
  1: { zh: '周一', en: 'Monday' },
  2: { zh: '周二', en: 'Tuesday' },
  3: { zh: '周三', en: 'Wednesday' },
  4: { zh: '周四', en: 'Thursday' },
  5: { zh: '周五', en: 'Friday' },
  6: { zh: '周六', en: 'Saturday' },
  7: { zh: '周日', en: 'Sunday' },
} as const;

const eraseModes = {
  off: { zh: '关闭', en: 'Off' },
  dry_run: { zh: '试运行，只报告', en: 'Dry run, only tells' },
  on: { zh: '开启', en: 'On' },
} as const satisfies Choices;

const preShiftCheckModes = {
  listed: { zh: '列出', en: 'Listed' },
  off: { zh: '不列出', en: 'Not listed' },
} as const satisfies Choices;

const count = (least: number, most: number, unit?: Word) =>
  ({ kind: 'number', least, most, ...(unit ? { unit } : {}) }) as const;

/** The brigade's numbers, each with the default that counts until somebody sets another. */
export const parameterFields = {
  /** Hours after the end of a shift by which its footage must be imported. */
  importDeadlineHours: {
    label: { zh: '导入期限（班次结束后）', en: 'Import deadline after the shift' },
    ...count(1, 24 * 30, units.hours),
    fractions: true,
    default: 24,
  },
  /** Two recordings no further apart than this are one; a longer hole is a gap. */
  joinToleranceMs: {
    label: { zh: '两段录像间可视为连续的空隙', en: 'Gap between two clips that still counts as continuous' },
    ...count(0, 60_000, units.milliseconds),
    default: 1000,
  },
  /** Missing time in a shift, in sum, above which it is a finding. */
  coverageGapMs: {
    label: { zh: '一班缺录合计超过多少算漏录', en: 'Missing time in a shift above which it is a finding' },
    ...count(0, 3_600_000, units.seconds),
    per: 1000,
    default: 60_000,
  },
  /** Of what had to be recorded, the part below which it is a finding of its own. */
  minCoverageShare: {
    label: {
      zh: '到期的应录时间中，已录低于多少算覆盖率不足',
      en: 'Recorded part of what is due below which coverage is too low',
    },
    kind: 'share',
    default: 0.9,
  },
  /** So many on-the-spot penalties by one officer within so many minutes are a burst. */
  burstTickets: {
    label: { zh: '短时内简易程序处罚多少次算异常', en: 'Penalties that count as a burst' },
    ...count(2, 100, units.times),
    default: 3,
  },
  burstMinutes: {
    label: { zh: '上述“短时”为多长时间', en: '… within' },
    ...count(1, 240, units.minutes),
    default: 10,
  },
  /** A recording shorter than this is very short. */
  shortClipMs: {
    label: { zh: '短于多少算超短录像', en: 'A clip shorter than this is very short' },
    ...count(0, 600_000, units.seconds),
    per: 1000,
    default: 5000,
  },
  /** Minutes before and after a shift or an activity in which footage still belongs to it: checking the recorder, bringing it back. */
  outsideDutyMinutes: {
    label: {
      zh: '班次或执法活动前后多久之内的录像不算非勤务时段录像',
      en: 'Footage so shortly before or after a shift or activity isn’t off duty',
    },
    ...count(0, 720, units.minutes),
    default: 30,
  },
  /** A recorder's clock that is certainly further off than this is a finding. */
  clockDriftMs: {
    label: {
      zh: '记录仪时钟确定偏差超过多少算问题',
      en: 'A recorder’s clock that is certainly further off than this is a finding',
    },
    ...count(1000, 86_400_000, units.seconds),
    per: 1000,
    default: 60_000,
  },
  /** Minutes without a station after which that is an outage. */
  outageMinutes: {
    label: { zh: '采集站离线多久算停用', en: 'A station counts as down after' },
    ...count(1, 1440, units.minutes),
    default: 10,
  },
  /** Working days after a finding was told within which it is to be answered; a later answer is kept and is late. */
  answerDays: {
    label: { zh: '情况反馈期限（列出问题后，工作日）', en: 'A finding is to be answered within (working days)' },
    ...count(1, 60, units.days),
    default: 3,
  },
  /** Working days after an officer saw a decision within which it can be appealed against. */
  appealDays: {
    label: {
      zh: '申诉期限（本人阅知处置后，工作日）',
      en: 'A decision can be appealed against, after the officer saw it, within (working days)',
    },
    ...count(1, 180, units.days),
    default: 15,
  },
  /** Working days after a confirmation within which somebody decides what follows from it. */
  decideDays: {
    label: {
      zh: '认定后须作出追究处置的期限（工作日）',
      en: 'What follows from a confirmed violation is to be decided within (working days)',
    },
    ...count(1, 60, units.days),
    default: 10,
  },
  /** How much of an item's footage a reviewer has to play before the review can be submitted. */
  minWatchedShare: {
    label: {
      zh: '评查时录像至少播放多少才能提交',
      en: 'Part of the footage that a reviewer has to play before submitting',
    },
    kind: 'share',
    default: 0.5,
  },
  /** A change of the roster in the past counts only when a second person agrees. */
  pastEditsSecondPerson: {
    label: {
      zh: '补改过去的排班须第二人批准',
      en: 'A change of the roster’s past counts only when a second person agrees',
    },
    kind: 'flag',
    default: true,
  },
  /** Whether shifts that began without a check of their recorder are listed. */
  preShiftCheckRequired: {
    label: { zh: '未做岗前检查的班次', en: 'Shifts without a pre-shift check' },
    kind: 'choice',
    choices: preShiftCheckModes,
    default: 'listed',
  },
  /** So many of the posts that are drawn each day are to be visited by inspectors. */
  visitsPerDay: {
    label: { zh: '每天抽签检查几个岗位', en: 'Posts that are drawn to be inspected each day' },
    ...count(0, 50),
    default: 3,
  },
  /** Whether cards are erased once HQ has everything: not at all, only told what would be, or really. */
  eraseMode: {
    label: { zh: '核验后擦除卡上的录像', en: 'Erase cards once HQ has verified everything' },
    kind: 'choice',
    choices: eraseModes,
    default: 'off',
  },
  /** A second person has to agree before a file goes that HQ doesn't have whole. */
  eraseSecondPerson: {
    label: {
      zh: '放弃读不出或损坏的文件须第二人批准',
      en: 'A second person must agree before an unreadable or damaged file is let go',
    },
    kind: 'flag',
    default: true,
  },
  /** Months for which no recording can be deleted, whatever its category. */
  retentionFloorMonths: {
    label: { zh: '任何录像至少存储', en: 'Every recording is kept at least' },
    ...count(6, 120, units.months),
    default: 6,
  },
  /** The form of the brigade's case numbers; empty: no number makes footage evidence. */
  caseNoPattern: {
    label: {
      zh: '案件编号的格式（正则表达式；空着：不按案件编号永久存储）',
      en: 'Form of a case number, a regular expression (empty: no footage is kept for its case number)',
    },
    kind: 'pattern',
    default: 'A\\d{21,23}|\\D{2,20}[〔(（\\[]?20\\d{2}[〕)）\\]]?[第-]?\\d{2,8}(?:-\\d{1,6})?号?',
  },
  /** Months for which footage of an activity with a ticket's number is kept at least. */
  ticketMonths: {
    label: {
      zh: '有文书编号的执法活动，录像至少存储',
      en: 'Footage of an activity with a ticket’s number is kept at least',
    },
    ...count(6, 600, units.months),
    default: 24,
  },
  /** Days for which a file of exported footage can be downloaded. */
  exportDays: {
    label: { zh: '导出的证据文件保留', en: 'A file of exported evidence stays for' },
    ...count(1, 90, units.days),
    default: 7,
  },
  /** Minutes around an activity in which footage of its officers may show it, because times may be off. */
  activityTimeMinutes: {
    label: {
      zh: '执法活动前后多久之内有本人录像，须先查看才能认定未录',
      en: 'Footage so shortly before or after an activity is looked at before it counts as never recorded',
    },
    ...count(0, 120, units.minutes),
    default: 10,
  },
  /** Days after the deadline of its footage in which it can be settled whether an activity was recorded. */
  settleDays: {
    label: {
      zh: '未录执法活动的核实期限（录像到期后）',
      en: 'Whether an activity was recorded is settled, after its footage was due, within',
    },
    ...count(1, 365, units.days),
    default: 30,
  },
  /** Days within which every stored recording is read again. */
  walkDays: {
    label: { zh: '每条录像多久之内完整性复核一遍', en: 'Every recording is read again within' },
    ...count(1, 365, units.days),
    default: 30,
  },
  /** How many digits the code of a new unit has; 0: any letters, digits and -, up to 20. */
  unitCodeDigits: {
    label: {
      zh: '新增单位的代码为多少位数字（0：不限，可用字母、数字和“-”）',
      en: 'Digits of a new unit’s code (0: any letters, digits and -)',
    },
    ...count(0, 20, units.digits),
    default: 0,
  },
  /** How many levels of units there may be. */
  unitLevels: {
    label: { zh: '单位最多分几级', en: 'Units may have so many levels' },
    ...count(1, 10, units.levels),
    default: 5,
  },
  /** No bulletin of a period that begins before this date; empty: from the first duty on. */
  bulletinsFrom: {
    label: {
      zh: '从哪天开始的期间起编发通报（如 2026-12-01；空着：有勤务起）',
      en: 'Bulletins for periods that begin on this date or later, such as 2026-12-01 (empty: from the first duty on)',
    },
    kind: 'typed_date',
    default: '',
  },
  /** The day (1: Monday) and the local time of the weekly cut-off of bulletins; the monthly one is at this time of the first working day. */
  bulletinWeekday: {
    label: { zh: '周通报数据截止日', en: 'Day of the weekly cut-off' },
    ...count(1, 7),
    names: weekdays,
    default: 5,
  },
  bulletinTime: {
    label: {
      zh: '数据截止时间（如 08:00；月研判为当月第一个工作日的这个时间）',
      en: 'Time of the cut-off, such as 08:00 (a month’s: at this time of the next month’s first working day)',
    },
    kind: 'clock',
    default: '08:00',
  },
  /** Working days after the sealing of a bulletin by which units confirm and answer it. */
  bulletinAnswerDays: {
    label: {
      zh: '各单位签收、反馈通报的期限（签发后，工作日）',
      en: 'Units confirm and answer a bulletin, after it was sealed, within (working days)',
    },
    ...count(1, 30, units.days),
    default: 3,
  },
  /** Working days before the cut-off by which a person has to have seen a decision, so that a bulletin names him for it. */
  criticismSeenDays: {
    label: {
      zh: '点名前本人至少提前多久阅知处置（截止前，工作日）',
      en: 'A person is named only for what he saw before the cut-off by (working days)',
    },
    ...count(0, 30, units.days),
    default: 3,
  },
  /** So many confirmed findings of one person in a period are criticised by name. */
  criticismFindings: {
    label: {
      zh: '一期内一人认定问题多少个起点名批评',
      en: 'Confirmed findings in one period for which a person is named',
    },
    ...count(2, 50),
    default: 3,
  },
  /** The part of answers in time below which a unit is criticised. */
  criticismAnswerShare: {
    label: { zh: '按期反馈率低于多少点名批评该单位', en: 'Answers in time below which a unit is criticised' },
    kind: 'share',
    default: 0.8,
  },
  /** So many full duty days in a week are commended; in a month, four times as many. */
  commendationDays: {
    label: {
      zh: '一周内全程记录满多少个勤务日予以表扬（月研判为四倍）',
      en: 'Full duty days in a week that are commended (in a month: four times as many)',
    },
    ...count(1, 31, units.days),
    default: 4,
  },
  /** What stands before the number of a bulletin (发文机关代字). */
  bulletinPrefix: {
    label: { zh: '发文机关代字（如“丰公交通报”）', en: 'What stands before a bulletin’s number' },
    kind: 'line',
    most: 30,
    default: '',
  },
  /** Minutes before a training session from which one can sign in to it. */
  trainingSignInMinutes: {
    label: { zh: '学习开始前多久起可以签到', en: 'One can sign in to a training session before it begins by' },
    ...count(0, 240, units.minutes),
    default: 30,
  },
  /** Whether those who attended answer the questions of the study pack. */
  trainingQuestions: {
    label: { zh: '学习后答题', en: 'Questions at the end of training sessions' },
    kind: 'flag',
    default: false,
  },
  /** Days after a violation was confirmed within which another one by the same person is a re-offence. */
  reOffenceDays: {
    label: {
      zh: '认定后多久之内又有同类问题算再犯',
      en: 'A violation is a re-offence after the same one was confirmed within',
    },
    ...count(1, 365, units.days),
    default: 90,
  },
  /** Days before and after a training session whose confirmed findings are compared. */
  trainingEffectDays: {
    label: {
      zh: '学习前后各对比多久的认定问题',
      en: 'Confirmed findings are compared before and after a training session over',
    },
    ...count(7, 180, units.days),
    default: 28,
  },
} as const satisfies Fields;
