import type { ActivityKind } from '../http/activities.ts';
import type { ActivityVerdict } from '../http/activity-verdicts.ts';
import { activitySourceWords } from './activity-sources.ts';
import { defineWords, type Word } from './define-words.ts';

/** Kinds of enforcement activities. */
export const activityKindNames: Record<ActivityKind, Word> = {
  summary_penalty: { zh: '简易程序处罚', en: 'On-the-spot penalty' },
  compulsory_measure: { zh: '强制措施', en: 'Compulsory measure' },
  scene_survey: { zh: '现场勘查', en: 'Scene survey' },
  inquiry: { zh: '询问', en: 'Inquiry' },
  interrogation: { zh: '讯问', en: 'Interrogation' },
  mediation: { zh: '调解', en: 'Mediation' },
  incident: { zh: '突发事件', en: 'Incident' },
  traffic_control: { zh: '交通管制', en: 'Traffic control' },
  security_task: { zh: '警保卫任务', en: 'Security task' },
};

/** What became of an activity. */
export const activityVerdictNames: Record<ActivityVerdict, Word> = {
  covered: { zh: '全程有录像', en: 'Wholly recorded' },
  partly_exempt: { zh: '部分免录，其余已录', en: 'Partly exempt, the rest recorded' },
  incomplete: { zh: '不完整', en: 'Incomplete' },
  incomplete_explained: { zh: '不完整，已说明', en: 'Incomplete, explained' },
  not_covered: { zh: '无录像', en: 'Not recorded' },
  not_covered_explained: { zh: '无录像，已说明', en: 'Not recorded, explained' },
  not_inspected: { zh: '录像未检查', en: 'Footage not inspected' },
  pending: { zh: '待核对', en: 'To be checked' },
  exempt: { zh: '已豁免', en: 'Exempt' },
  not_required: { zh: '不要求', en: 'Not required' },
  cannot_tell: { zh: '无法判明', en: 'Can’t tell' },
};

/** Enforcement activities, and the systems that tell of them. */
export const activityWords = defineWords({
  title: { zh: '执法活动', en: 'Activities' },
  views: { zh: '内容', en: 'Parts' },
  tabs: {
    activities: { zh: '活动', en: 'Activities' },
    sources: { zh: '报送系统', en: 'Sources' },
  },
  catalogue: { zh: '必录事项目录', en: 'Must-record catalogue' },
  empty: { zh: '还没有执法活动', en: 'No activities yet' },
  emptyHint: {
    zh: '逐条录入、从表格导入，或由其他系统用接口报送。',
    en: 'Enter them, import a spreadsheet, or have another system tell of them.',
  },
  add: { zh: '录入活动', en: 'Enter an activity' },
  edit: { zh: '更正活动', en: 'Correct the activity' },
  kind: { zh: '类型', en: 'Kind' },
  time: { zh: '时间', en: 'Time' },
  day: { zh: '日期', en: 'Date' },
  officers: { zh: '人员', en: 'Officers' },
  officersHint: {
    zh: '参加的每个人；录像由其中任何一人拍到即可。',
    en: 'Everybody who took part; any of them may record it.',
  },
  units: { zh: '单位', en: 'Units' },
  startsAt: { zh: '开始', en: 'Start' },
  endsAt: { zh: '结束', en: 'End' },
  endsHint: { zh: '空着：一个时刻。最多 48 小时。', en: 'Empty: a moment. At most 48 hours.' },
  place: { zh: '地点', en: 'Place' },
  plate: { zh: '车牌号', en: 'Plate' },
  ticketNo: { zh: '文书编号', en: 'Ticket no.' },
  caseNo: { zh: '案件编号', en: 'Case no.' },
  campaign: { zh: '专项整治', en: 'Campaign' },
  verdict: { zh: '录像', en: 'Footage' },
  found: { zh: '问题', en: 'Findings' },
  source: { zh: '来源', en: 'Source' },
  sourceId: { zh: '原编号', en: 'Source no.' },
  item: { zh: '必录事项', en: 'Must-record item' },
  itemOf: {
    zh: (name: string, version: number) => `${name}（目录第 ${version} 版）`,
    en: (name: string, version: number) => `${name} (catalogue version ${version})`,
  },
  noItem: {
    zh: (version: number) => `目录第 ${version} 版不要求录像`,
    en: (version: number) => `Not asked for by version ${version} of the catalogue`,
  },
  required: { zh: '录像要求', en: 'Required' },
  reasonHint: { zh: '会一直保留。', en: 'It is kept.' },
  ownSources: {
    page: { zh: '大队平台录入', en: 'typed in at HQ' },
    import: { zh: '表格导入', en: 'imported' },
  },
  margins: {
    zh: (lead: string, lag: string) => `提前 ${lead}，延后 ${lag}`,
    en: (lead: string, lag: string) => `${lead} before, ${lag} after`,
  },
  told: { zh: '收到', en: 'Received' },
  withdrawn: { zh: '已撤销', en: 'Withdrawn' },
  about: { zh: '活动信息', en: 'Activity' },
  strip: { zh: '录像与要求', en: 'Footage and what is required' },
  stripHint: {
    zh: '两条竖线之间是活动本身，外侧是要求的提前和延后。',
    en: 'Between the two lines the activity itself; beyond them the required lead and lag.',
  },
  verdictNotRequired: { zh: '不要求录像。', en: 'Nothing must be recorded.' },
  footage: { zh: '拍到的录像', en: 'Its footage' },
  noFootage: {
    zh: '参加人员的记录仪在这段时间没有录像。',
    en: 'The recorders of its officers recorded nothing in this time.',
  },
  hidden: {
    zh: (count: number) => `另有 ${count} 段录像由其他单位的采集站采集，须申请调阅。`,
    en: (count: number) => `${count} more were collected at stations of other units: ask for access.`,
  },
  recording: { zh: '录像', en: 'Recording' },
  recorder: { zh: '记录仪', en: 'Recorder' },
  heldBy: { zh: '持有人', en: 'Held by' },
  counts: { zh: '计入', en: 'Counts' },
  doesNot: { zh: '损坏、一机多现或非视频：不计入', en: 'Damaged, on several recorders, or no video: doesn’t count' },
  noFindings: { zh: '没有发现问题', en: 'Nothing was found' },
  theDay: { zh: '当日时间轴', en: 'The officer’s day' },
  withdraw: { zh: '撤销', en: 'Withdraw' },
  withdrawHint: {
    zh: '表示没有发生过：不再要求录像，相关问题随之销号。登记和办理记录保留，来源系统再次报送也不会恢复。有未了结的问题或由其他系统报送的，另一人同意后才撤销。',
    en: 'It never took place: nothing must be recorded and its findings end. It stays with its history, and its source telling it again doesn’t bring it back. If a finding of it isn’t over, or another system told of it, it counts once a second person agrees.',
  },
  keep: { zh: '不撤销', en: 'Keep it' },
  sources: activitySourceWords,
});

/** Its problems, by their code. */
export const activityProblems = defineWords({
  activity_length: {
    title: {
      zh: '结束时间不能早于开始时间，最长 48 小时',
      en: 'An activity cannot end before it starts, nor last longer than 48 hours',
    },
    nextStep: { zh: '请修改开始和结束时间。', en: 'Correct start and end.' },
  },
  activity_to_come: {
    title: { zh: '执法活动的开始时间还没有到', en: 'The activity has not begun yet' },
    nextStep: {
      zh: '请核对日期和时间；开始以后再录入。计划中的勤务请排班。',
      en: 'Correct the date and the time, or enter it once it has begun. What is planned belongs to the roster.',
    },
  },
  activity_withdrawn: {
    title: { zh: '这项活动已经撤销', en: 'This activity was withdrawn' },
    nextStep: { zh: '如果确有其事，请重新录入。', en: 'If it did take place, enter it again.' },
  },
  activities_refused: {
    title: { zh: '内容有误，没有登记', en: 'The entry has mistakes, so nothing was entered' },
    nextStep: { zh: '请按下面的提示修改后重试。', en: 'Correct the fields named below, then try again.' },
  },
});

/** Headings of its file that its page doesn't have. */
export const activityDownloadColumns = defineWords({
  number: { zh: '编号', en: 'Number' },
  unit: { zh: '单位', en: 'Unit' },
  catalogueVersion: { zh: '目录版本', en: 'Catalogue version' },
  withdrawn: { zh: '撤销时间', en: 'Withdrawn' },
});
