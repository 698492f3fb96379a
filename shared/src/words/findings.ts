import type { FindingGrade, FindingKind, FindingState, RulesEdition, ViolationClass } from '../http/findings.ts';
import { defineWords, type Word } from './define-words.ts';

/** In brackets, what there is to say. */
function note(comma: string, parts: readonly (string | null)[]): string {
  const said = parts.filter((part) => part !== null).join(comma);
  if (said === '') return '';
  return comma === '，' ? `（${said}）` : ` (${said})`;
}

/** How strong the evidence of a deletion is. */
export const findingGradeNames = {
  proved: { zh: '确证', en: 'Proved' },
  strong: { zh: '较强', en: 'Strong' },
  weak: { zh: '较弱', en: 'Weak' },
} as const satisfies Record<FindingGrade, Word>;

/** Whether a finding still stands. */
export const findingStateNames = {
  open: { zh: '待处理', en: 'Open' },
  resolved: { zh: '已销号', en: 'Resolved' },
  set_aside: { zh: '已撤销', en: 'Set aside' },
} as const satisfies Record<FindingState, Word>;

/** What a finding is called, wherever it is named. */
export const findingKindNames = {
  no_footage: { zh: '全程无录像', en: 'No footage' },
  coverage_below_threshold: { zh: '覆盖率不足', en: 'Low coverage' },
  coverage_gap: { zh: '漏录', en: 'Coverage gap' },
  late_import: { zh: '逾期导入', en: 'Late import' },
  recorder_not_handed_in: { zh: '记录仪未交存', en: 'Recorder not handed in' },
  activity_not_covered: { zh: '执法活动漏录', en: 'Activity not covered' },
  started_too_late: { zh: '开机过晚', en: 'Started too late' },
  stopped_early: { zh: '提前停录', en: 'Stopped early' },
  burst_of_tickets: { zh: '短时多次处罚', en: 'Burst of tickets' },
  missing_since_dock: { zh: '接入后缺失', en: 'Missing since last dock' },
  logged_but_absent: { zh: '疑似删除（日志有记录、文件缺失）', en: 'Logged but absent' },
  sequence_hole: { zh: '序号缺失', en: 'Sequence gap' },
  footage_outside_duty: { zh: '非勤务时段录像', en: 'Outside any duty' },
  footage_nobody_held: { zh: '无人领用录像', en: 'Nobody held it' },
  recorder_of_two_badges: { zh: '一机两人', en: 'Two badges' },
  short_clips: { zh: '超短录像', en: 'Very short clips' },
  clock_drift: { zh: '时钟偏差', en: 'Clock drift' },
  custody_disputed: { zh: '领用争议', en: 'Custody disputed' },
  damaged: { zh: '录像损坏', en: 'Damaged' },
  object_missing: { zh: '存储丢失', en: 'Object missing' },
  object_changed: { zh: '存储被改', en: 'Object changed' },
  object_unreadable: { zh: '存储读不出', en: 'Object unreadable' },
  spot_check_conduct: { zh: '抽查：执法不规范', en: 'Spot check: conduct' },
  spot_check_safety_protection: { zh: '抽查：安全防护不到位', en: 'Spot check: safety protection' },
  spot_check_full_recording: { zh: '抽查：记录不完整', en: 'Spot check: not recorded in full' },
  same_bytes: { zh: '内容相同', en: 'Same bytes' },
  switched_off: { zh: '检查时未开机', en: 'Switched off when inspected' },
  not_worn: { zh: '检查时未佩戴', en: 'Not worn when inspected' },
  not_recording: { zh: '检查时未录像', en: 'Not recording when inspected' },
  worn_wrongly: { zh: '佩戴位置不规范', en: 'Worn wrongly' },
  poor_appearance: { zh: '外观破损或不洁', en: 'Damaged or dirty outside' },
  not_charged: { zh: '电量不足', en: 'Not charged' },
} as const satisfies Record<FindingKind, Word>;

/** The four violations, in the words of the brigade's measures. */
export const violationClassNames = {
  improper_use: { zh: '不规范使用', en: 'Improper use' },
  unauthorised_deletion: { zh: '擅自删除', en: 'Unauthorised deletion' },
  incomplete: { zh: '保存不全', en: 'Incomplete' },
  damaged: { zh: '损坏', en: 'Damaged' },
} as const satisfies Record<ViolationClass, Word>;

/** The page of one finding. */
export const findingWords = defineWords({
  anActivity: { zh: '一次执法活动', en: 'an enforcement activity' },
  theActivity: { zh: '执法活动', en: 'The activity' },
  activityKind: { zh: '类别', en: 'Kind' },
  activityTime: { zh: '时间', en: 'Time' },
  activityPlace: { zh: '地点', en: 'Place' },
  activityAbout: { zh: '车牌／案号', en: 'Plate, case' },
  activityOfficers: { zh: '参加人员', en: 'Officers' },
  activityMargins: { zh: '提前／延后', en: 'Lead, lag' },
  alsoOfficer: { zh: (badgeNo: string) => `涉及人员 ${badgeNo}`, en: (badgeNo: string) => `Officer ${badgeNo}, too` },
  officerDay: { zh: '当天全貌', en: 'The whole day' },
  /** Who led at the time of the duty, for whom he stood in, and since when. */
  leader: {
    zh: (person: string, standsInFor: string | null, since: string | null) =>
      `责任领导：${person}${note('，', [standsInFor && `代 ${standsInFor}`, since && `${since} 起`])}`,
    en: (person: string, standsInFor: string | null, since: string | null) =>
      `Leader in charge: ${person}${note(', ', [standsInFor && `stood in for ${standsInFor}`, since && `since ${since}`])}`,
  },
  otherLeaders: {
    zh: (people: string) => `涉及人员的其他责任领导：${people}`,
    en: (people: string) => `Leaders in charge of the others concerned: ${people}`,
  },
  nobody: { zh: '无人领用', en: 'nobody' },
  hq: { zh: '大队平台', en: 'HQ' },
  clock: {
    off: { zh: '不准', en: 'off' },
    ahead: {
      zh: (offset: string, error: string) => `快 ${offset}（误差不超过 ${error}）`,
      en: (offset: string, error: string) => `${offset} ahead (give or take ${error})`,
    },
    behind: {
      zh: (offset: string, error: string) => `慢 ${offset}（误差不超过 ${error}）`,
      en: (offset: string, error: string) => `${offset} behind (give or take ${error})`,
    },
  },
  resolvedAt: {
    zh: (time: string) =>
      `已于 ${time} 自动销号：补到了录像、批准了说明，或更正了登记。上一句是销号前的情况，下面是现在的情况。`,
    en: (time: string) =>
      `Resolved at ${time}: footage arrived, an explanation was approved, or an entry was corrected. The sentence above tells of before, what is below of now.`,
  },
  setAside: {
    zh: (time: string) =>
      `申诉于 ${time} 裁定成立，这个问题已撤销，不再算在任何人名下。上一句是撤销时的情况；以后查出更多情况才会重新列出。`,
    en: (time: string) =>
      `Set aside: an appeal was upheld at ${time}. It counts against nobody. The sentence above tells of then; it opens again only if more is found.`,
  },
  openAgain: {
    zh: (time: string) => `申诉曾于 ${time} 裁定成立。此后查出的情况超出当时所撤销的，因此重新列为问题，可以再次申诉。`,
    en: (time: string) =>
      `An appeal was upheld at ${time}. What was found since is more than was set aside then, so it is open again and can be appealed against anew.`,
  },
  nothingToDo: { zh: '不用再做什么。', en: 'Nothing.' },
  coverage: { zh: '班次覆盖', en: 'Coverage of the shift' },
  asOf: { zh: (time: string) => `截至 ${time}`, en: (time: string) => `as of ${time}` },
  laneCoverage: { zh: '覆盖', en: 'Coverage' },
  laneRecordings: { zh: '录像', en: 'Recordings' },
  laneHoldings: { zh: '领用', en: 'Custody' },
  damaged: { zh: '损坏，不计', en: 'no: damaged' },
  notInspected: { zh: '未检查，不计已录，也不算缺录', en: 'open: not inspected' },
  disputed: { zh: '归属存疑，不计', en: 'no: disputed' },
  noFootage: { zh: '所领记录仪在这个班次内没有录像。', en: 'The recorders held in this shift have no footage of it.' },
  heldHint: { zh: '只有所领记录仪的录像计入。', en: 'Only footage of recorders that were held counts.' },
  heldNone: {
    zh: '班次内没有领用记录仪，任何录像都不能计入。请核对领用记录。',
    en: 'No recorder was held in this shift, so no footage can count. Check the custody.',
  },
  counting: { zh: '是否计入', en: 'Counts' },
  segments: { zh: '分段', en: 'Segments' },
  state: { zh: '状态', en: 'State' },
  why: { zh: '原因', en: 'Why' },
  counts: { zh: '计入覆盖', en: 'yes' },
  required: { zh: '应录', en: 'Required' },
  rule: { zh: '判定规则', en: 'Rule' },
  parameters: {
    zh: (version: number) => `按现行参数（第 ${version} 版）`,
    en: (version: number) => `by the parameters now in force (version ${version})`,
  },
  defaults: { zh: '按默认参数', en: 'by the default parameters' },
  due: { zh: '导入期限', en: 'Due' },
  formula: {
    zh: (hours: number) => `班次结束 + ${hours} 小时`,
    en: (hours: number) => `end of the shift + ${hours} h`,
  },
  tolerance: { zh: '连续容差', en: 'Join tolerance' },
  threshold: { zh: '缺录阈值', en: 'Threshold' },
  officer: { zh: '人员档案', en: 'The officer' },
  roster: { zh: '当月排班', en: "The month's roster" },
  ofShift: { zh: '本班次的全部问题', en: 'All findings of this shift' },
  theRecorder: { zh: '记录仪', en: 'The recorder' },
  theRecording: { zh: '录像', en: 'The recording' },
  footageOfRecorder: { zh: '记录仪该时段的录像', en: "The recorder's footage of these hours" },
  ofRecorder: { zh: '该记录仪的全部问题', en: 'All findings of this recorder' },
  next: { zh: '处置建议', en: 'What to do' },
  concerned: { zh: '涉及的录像', en: 'Recordings concerned' },
  noTime: { zh: '拍摄时间不明', en: 'time unknown' },
  ofCount: {
    zh: (shown: number, count: number) => (shown === count ? `共 ${count} 段` : `共 ${count} 段，列出 ${shown} 段`),
    en: (shown: number, count: number) => (shown === count ? String(count) : `${shown} of ${count}`),
  },
  ofOfficer: { zh: '该人员的全部问题', en: 'All findings of this officer' },
  footage: { zh: '该时段的录像', en: 'Footage of these hours' },
  late: { zh: '逾期导入的录像', en: 'Recordings imported late' },
  lateShown: {
    zh: (shown: number, count: number) => `共 ${count} 段，列出 ${shown} 段`,
    en: (shown: number, count: number) => `${shown} of ${count}`,
  },
  recording: { zh: '录像', en: 'Recording' },
  importedAt: { zh: '登记时间', en: 'Announced' },
  lateBy: { zh: '迟', en: 'Late by' },
  missing: { zh: '缺录时段', en: 'Missing time' },
  from: { zh: '起', en: 'From' },
  to: { zh: '止', en: 'To' },
  length: { zh: '时长', en: 'Length' },
});

export const findingListWords = defineWords({
  title: { zh: '问题', en: 'Findings' },
  select: { zh: (finding: string) => `选择 ${finding}`, en: (finding: string) => `Select ${finding}` },
  kind: { zh: '类别', en: 'Kind' },
  violation: { zh: '违规类别', en: 'Violation' },
  noViolation: { zh: '本身不是违规，须核实', en: 'none by itself, to be looked at' },
  officer: { zh: '人员', en: 'Officer' },
  unit: { zh: '单位', en: 'Unit' },
  dutyDate: { zh: '勤务日期', en: 'Duty date' },
  subject: { zh: '班次／对象', en: 'About' },
  activity: { zh: '执法活动', en: 'activity' },
  wholeDay: { zh: '全天', en: 'whole day' },
  recording: { zh: '录像', en: 'recording' },
  grade: { zh: '证据强度', en: 'Grade' },
  recorder: { zh: '记录仪', en: 'Recorder' },
  answered: {
    zh: (count: number) => `反馈 ${count}`,
    en: (count: number) => `${count} ${count === 1 ? 'answer' : 'answers'}`,
  },
  appeal: { zh: '申诉', en: 'Appeal' },
  oneActivity: { zh: '只看一个执法活动', en: 'One activity only' },
  oneRecording: { zh: '只看一段录像', en: 'One recording only' },
  files: {
    zh: (count: number) => `${count} 个文件`,
    en: (count: number) => `${count} ${count === 1 ? 'file' : 'files'}`,
  },
  clips: {
    zh: (count: number) => `${count} 段录像`,
    en: (count: number) => `${count} ${count === 1 ? 'clip' : 'clips'}`,
  },
  tickets: { zh: (count: number) => `${count} 张`, en: (count: number) => `${count} penalties` },
  oneCause: { zh: '只看一个共同原因', en: 'One common cause only' },
  likeCause: { zh: '可能同因的', en: 'May belong to a cause' },
  confirmedAs: { zh: (name: string) => `认定为${name}`, en: (name: string) => `Confirmed: ${name}` },
  ofSession: { zh: '一场学习应到的人', en: 'Of those who had to attend one session' },
  ofSessionAttended: { zh: '一场学习到场或已补课的人', en: 'Of those who attended one session or made up for it' },
  ofSessionAbsent: { zh: '一场学习没有学到的人', en: 'Of those who missed one session' },
  oneShift: { zh: '只看一个班次', en: 'One shift only' },
  what: { zh: '内容', en: 'What' },
  amount: { zh: '时长', en: 'Length' },
  strip: { zh: '缺录位置', en: 'Where' },
  found: { zh: '发现时间', en: 'Found' },
  rules: { zh: '判定规则', en: 'Judged by' },
  answerDue: { zh: '反馈期限', en: 'Answer by' },
  sort: { zh: '排序', en: 'Order' },
  sorts: {
    '-foundAt': { zh: '最近发现', en: 'Newest first' },
    answerDueAt: { zh: '先到期', en: 'First due first' },
    severity: { zh: '先严重', en: 'Gravest first' },
  },
  byKind: { zh: '各类别数量', en: 'By kind' },
  resolved: { zh: '销号时间', en: 'Resolved' },
  state: { zh: '状态', en: 'State' },
  all: { zh: '全部', en: 'All' },
  more: { zh: (count: number) => `等 ${count} 段`, en: (count: number) => `… ${count} in all` },
  wholeShift: { zh: '整个班次', en: 'whole shift' },
  lateOne: { zh: '1 段逾期', en: '1 late' },
  lateBy: {
    zh: (count: number, longest: string) => `${count} 段，最晚迟 ${longest}`,
    en: (count: number, longest: string) => `${count} late, at most by ${longest}`,
  },
  empty: { zh: '没有待处理的问题', en: 'No open findings' },
  emptyHint: {
    zh: '到期仍缺录、逾期导入、文件消失或损坏等情况会列在这里；补到录像或批准说明后自动销号。',
    en: 'Footage that is missing or late when it is due, gone or damaged appears here, and resolves by itself when it arrives or is explained.',
  },
});

/** By which rules a finding is judged. */
export const rulesEditionNames = {
  1: { zh: '原判定规则', en: 'Rules of before' },
  2: { zh: '新判定规则', en: 'New rules' },
} as const satisfies Record<RulesEdition, Word>;

/** Headings of its file that its page doesn't have. */
export const findingDownloadColumns = defineWords({
  finding: { zh: '问题', en: 'Finding' },
  leader: { zh: '责任领导', en: 'Leader' },
  leaderSince: { zh: '任职自', en: 'Led since' },
  leaderStandsInFor: { zh: '代理', en: 'Stood in for' },
  otherLeaders: { zh: '其他责任领导', en: 'Other leaders' },
  shiftStarts: { zh: '班次开始', en: 'Shift starts' },
  shiftEnds: { zh: '班次结束', en: 'Shift ends' },
  lateRecordings: { zh: '逾期录像', en: 'Late recordings' },
  changed: { zh: '变更时间', en: 'Changed' },
});
