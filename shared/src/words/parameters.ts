import { defineWords } from './define-words.ts';

/** The parameters of the rules. */
export const parameterWords = defineWords({
  intro: {
    zh: '改动立即生效，最近 60 天的班次重新核对，并留下记录。',
    en: 'A change counts at once: the shifts of the last 60 days are looked at again, and it leaves a trace.',
  },
  groups: {
    coverage: { zh: '覆盖与漏录', en: 'Coverage and gaps' },
    deadlines: { zh: '期限与复核', en: 'Deadlines and second persons' },
    erasing: { zh: '擦除', en: 'Erasing' },
    keeping: { zh: '存储与期限', en: 'Keeping and storage' },
    units: { zh: '单位', en: 'Units' },
    bulletins: { zh: '通报', en: 'Bulletins' },
    training: { zh: '学习与再犯', en: 'Training and re-offences' },
  },
  units: {
    hours: { zh: '小时', en: 'h' },
    minutes: { zh: '分钟', en: 'min' },
    seconds: { zh: '秒', en: 's' },
    milliseconds: { zh: '毫秒', en: 'ms' },
    days: { zh: '天', en: 'days' },
    months: { zh: '个月', en: 'months' },
    percent: { zh: '%', en: '%' },
    times: { zh: '次', en: 'times' },
    digits: { zh: '位', en: 'digits' },
    levels: { zh: '级', en: 'levels' },
  },
  importDeadlineHours: { zh: '导入期限（班次结束后）', en: 'Import deadline after the shift' },
  joinToleranceMs: {
    zh: '两段录像间可视为连续的空隙',
    en: 'Gap between two clips that still counts as continuous',
  },
  coverageGapMs: {
    zh: '一班缺录合计超过多少算漏录',
    en: 'Missing time in a shift above which it is a finding',
  },
  minCoverageShare: {
    zh: '到期的应录时间中，已录低于多少算覆盖率不足',
    en: 'Recorded part of what is due below which coverage is too low',
  },
  burstTickets: { zh: '短时内简易程序处罚多少次算异常', en: 'Penalties that count as a burst' },
  burstMinutes: { zh: '上述“短时”为多长时间', en: '… within' },
  shortClipMs: { zh: '短于多少算超短录像', en: 'A clip shorter than this is very short' },
  outsideDutyMinutes: {
    zh: '班次或执法活动前后多久之内的录像不算非勤务时段录像',
    en: 'Footage so shortly before or after a shift or activity isn’t off duty',
  },
  clockDriftMs: {
    zh: '记录仪时钟确定偏差超过多少算问题',
    en: 'A recorder’s clock that is certainly further off than this is a finding',
  },
  outageMinutes: { zh: '采集站离线多久算停用', en: 'A station counts as down after' },
  answerDays: { zh: '情况反馈期限（列出问题后，工作日）', en: 'A finding is to be answered within (working days)' },
  appealDays: {
    zh: '申诉期限（本人阅知处置后，工作日）',
    en: 'A decision can be appealed against, after the officer saw it, within (working days)',
  },
  minWatchedShare: {
    zh: '评查时录像至少播放多少才能提交',
    en: 'Part of the footage that a reviewer has to play before submitting',
  },
  eraseMode: { zh: '核验后擦除卡上的录像', en: 'Erase cards once HQ has verified everything' },
  eraseModes: {
    off: { zh: '关闭', en: 'Off' },
    dry_run: { zh: '试运行，只报告', en: 'Dry run, only tells' },
    on: { zh: '开启', en: 'On' },
  },
  eraseSecondPerson: {
    zh: '放弃读不出或损坏的文件须第二人批准',
    en: 'A second person must agree before an unreadable or damaged file is let go',
  },
  preShiftCheckRequired: { zh: '未做岗前检查的班次', en: 'Shifts without a pre-shift check' },
  preShiftCheckModes: {
    off: { zh: '不列出', en: 'Not listed' },
    listed: { zh: '列出', en: 'Listed' },
  },
  visitsPerDay: { zh: '每天抽签检查几个岗位', en: 'Posts that are drawn to be inspected each day' },
  pastEditsSecondPerson: {
    zh: '补改过去的排班须第二人批准',
    en: 'A change of the roster’s past counts only when a second person agrees',
  },
  retentionFloorMonths: {
    zh: '任何录像至少存储',
    en: 'Every recording is kept at least',
  },
  exportDays: { zh: '导出的证据文件保留', en: 'A file of exported evidence stays for' },
  walkDays: { zh: '每条录像多久之内完整性复核一遍', en: 'Every recording is read again within' },
  unitCodeDigits: {
    zh: '新增单位的代码为多少位数字（0：不限，可用字母、数字和“-”）',
    en: 'Digits of a new unit’s code (0: any letters, digits and -)',
  },
  unitLevels: { zh: '单位最多分几级', en: 'Units may have so many levels' },
  bulletinWeekday: { zh: '周通报数据截止日', en: 'Day of the weekly cut-off' },
  weekdays: {
    1: { zh: '周一', en: 'Monday' },
    2: { zh: '周二', en: 'Tuesday' },
    3: { zh: '周三', en: 'Wednesday' },
    4: { zh: '周四', en: 'Thursday' },
    5: { zh: '周五', en: 'Friday' },
    6: { zh: '周六', en: 'Saturday' },
    7: { zh: '周日', en: 'Sunday' },
  },
  bulletinsFrom: {
    zh: '从哪天开始的期间起编发通报（如 2026-12-01；空着：有勤务起）',
    en: 'Bulletins for periods that begin on this date or later, such as 2026-12-01 (empty: from the first duty on)',
  },
  bulletinTime: {
    zh: '数据截止时间（如 08:00；月研判为当月第一个工作日的这个时间）',
    en: 'Time of the cut-off, such as 08:00 (a month’s: at this time of the next month’s first working day)',
  },
  bulletinAnswerDays: {
    zh: '各单位签收、反馈通报的期限（签发后，工作日）',
    en: 'Units confirm and answer a bulletin, after it was sealed, within (working days)',
  },
  criticismSeenDays: {
    zh: '点名前本人至少提前多久阅知处置（截止前，工作日）',
    en: 'A person is named only for what he saw before the cut-off by (working days)',
  },
  criticismFindings: {
    zh: '一期内一人认定问题多少个起点名批评',
    en: 'Confirmed findings in one period for which a person is named',
  },
  criticismAnswerShare: {
    zh: '按期反馈率低于多少点名批评该单位',
    en: 'Answers in time below which a unit is criticised',
  },
  commendationDays: {
    zh: '一周内全程记录满多少个勤务日予以表扬（月研判为四倍）',
    en: 'Full duty days in a week that are commended (in a month: four times as many)',
  },
  bulletinPrefix: { zh: '发文机关代字（如“丰公交通报”）', en: 'What stands before a bulletin’s number' },
  trainingSignInMinutes: {
    zh: '学习开始前多久起可以签到',
    en: 'One can sign in to a training session before it begins by',
  },
  trainingQuestions: { zh: '学习后答题', en: 'Questions at the end of training sessions' },
  reOffenceDays: {
    zh: '认定后多久之内又有同类问题算再犯',
    en: 'A violation is a re-offence after the same one was confirmed within',
  },
  trainingEffectDays: {
    zh: '学习前后各对比多久的认定问题',
    en: 'Confirmed findings are compared before and after a training session over',
  },
  version: {
    zh: (version: number, by: string, at: string) => `第 ${version} 版，${by}，${at}`,
    en: (version: number, by: string, at: string) => `Version ${version}, ${by}, ${at}`,
  },
  defaults: { zh: '目前为默认值', en: 'These are the defaults' },
});

/** Its problems, by their code. */
export const parameterProblems = defineWords({
  parameters_outdated: {
    title: { zh: '参数刚被别人改过', en: 'Somebody else changed the parameters in the meantime' },
    nextStep: {
      zh: '请重新加载，看清改动后再改。',
      en: 'Load them again, check what was changed, then make your change again.',
    },
  },
});
