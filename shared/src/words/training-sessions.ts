import type {
  AttendanceRefusal,
  AttendanceRow,
  AttendanceState,
  AttendedBy,
  SessionState,
  TrainingSessionRow,
} from '../resources/training-sessions.ts';
import { yesNoNames } from './common.ts';
import { defineWords, type Word } from './define-words.ts';
import { defineColumns } from './list-columns.ts';

export const sessionStateNames = {
  planned: { zh: '未签收', en: 'Planned' },
  signed_off: { zh: '已签收', en: 'Signed off' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
} as const satisfies Record<SessionState, Word>;

export const attendanceStateNames = {
  expected: { zh: '应到', en: 'Expected' },
  present: { zh: '已到', en: 'Present' },
  listed: { zh: '待本人确认', en: 'Listed, not confirmed yet' },
  denied: { zh: '本人否认到场', en: 'Denied by the officer' },
  excused: { zh: '请假', en: 'Excused' },
  missed: { zh: '缺席', en: 'Missed' },
} as const satisfies Record<AttendanceState, Word>;

const attendedByNames = {
  kiosk: { zh: '采集站屏幕', en: 'Station’s screen' },
  own_page: { zh: '本人页面', en: 'Own page' },
  list: { zh: '确认名单', en: 'Confirmed list' },
} as const satisfies Record<AttendedBy, Word>;

/** Why a sign-in at a station's screen doesn't count. */
const attendanceRefusalNames = {
  pin_not_own: { zh: 'PIN 不是本人设的', en: 'The PIN wasn’t his own' },
  not_expected: { zh: '不在应到名单上', en: 'Doesn’t have to attend' },
  not_open: { zh: '不在签到时间内，或学习已取消', en: 'Not while one can sign in, or cancelled' },
} as const satisfies Record<AttendanceRefusal, Word>;

/** Of columns and of fields. */
const headings = {
  topic: { zh: '主题', en: 'Topic' },
  violationClasses: { zh: '违规类别', en: 'Violations' },
  state: { zh: '状态', en: 'State' },
  place: { zh: '地点', en: 'Place' },
  unit: { zh: '单位', en: 'Unit' },
  startsAt: { zh: '开始', en: 'Starts' },
  endsAt: { zh: '结束', en: 'Ends' },
  pack: { zh: '学习材料', en: 'Study pack' },
  expected: { zh: '应到', en: 'Expected' },
  present: { zh: '实到', en: 'Present' },
  unconfirmed: { zh: '待确认', en: 'Unconfirmed' },
  excused: { zh: '请假', en: 'Excused' },
  absent: { zh: '未到', en: 'Absent' },
  madeUp: { zh: '已补课', en: 'Made up' },
  signedOffAt: { zh: '签收时间', en: 'Signed off' },
  officer: { zh: '民警', en: 'Officer' },
  badgeNo: { zh: '警号', en: 'Badge' },
  attendedBy: { zh: '签到方式', en: 'Signed in by' },
  attendedAt: { zh: '签到时间', en: 'Signed in' },
  absenceReason: { zh: '请假事由', en: 'Reason for absence' },
  rightAnswers: { zh: '答对', en: 'Right answers' },
  questions: { zh: '题数', en: 'Questions' },
} as const;

export const trainingSessionColumns = defineColumns<TrainingSessionRow>()([
  { key: 'startsAt', kind: 'moment', heading: headings.startsAt, onPage: 'always' },
  { key: 'topic', kind: 'text', heading: headings.topic, width: 36, onPage: 'always' },
  { key: 'state', kind: 'word', heading: headings.state, words: sessionStateNames },
  { key: 'place', kind: 'text', heading: headings.place, width: 18 },
  { key: 'unitName', kind: 'text', heading: headings.unit, width: 22 },
  { key: 'endsAt', kind: 'moment', heading: headings.endsAt, onPage: 'optional' },
  { key: 'packTitle', kind: 'text', heading: headings.pack, width: 30, onPage: 'optional' },
  { key: 'expected', kind: 'number', heading: headings.expected },
  { key: 'present', kind: 'number', heading: headings.present },
  { key: 'unconfirmed', kind: 'number', heading: headings.unconfirmed },
  { key: 'excused', kind: 'number', heading: headings.excused },
  { key: 'absent', kind: 'number', heading: headings.absent },
  { key: 'madeUp', kind: 'number', heading: headings.madeUp },
  { key: 'signedOffAt', kind: 'moment', heading: headings.signedOffAt, onPage: 'optional' },
]);

const yesNo = (key: 'onLeave' | 'leftService') => (row: AttendanceRow) => (row[key] ? 'yes' : 'no');

export const attendanceColumns = defineColumns<AttendanceRow>()([
  { key: 'startsAt', kind: 'moment', heading: headings.startsAt, onPage: 'optional' },
  { key: 'topic', kind: 'text', heading: headings.topic, width: 40, onPage: 'optional' },
  { key: 'badgeNo', kind: 'text', heading: headings.badgeNo, onPage: 'always' },
  { key: 'officerName', kind: 'text', heading: headings.officer, width: 16, onPage: 'always' },
  { key: 'unitName', kind: 'text', heading: headings.unit, width: 26 },
  { key: 'state', kind: 'word', heading: headings.state, words: attendanceStateNames },
  { key: 'attendedBy', kind: 'word', heading: headings.attendedBy, words: attendedByNames },
  { key: 'attendedAt', kind: 'moment', heading: headings.attendedAt },
  { key: 'stationId', kind: 'text', heading: { zh: '采集站', en: 'Station' }, onPage: 'optional' },
  { key: 'absenceReason', kind: 'text', heading: headings.absenceReason, width: 30 },
  {
    key: 'madeUp',
    kind: 'word',
    heading: headings.madeUp,
    words: yesNoNames,
    value: ({ madeUpIn }) => (madeUpIn === null ? 'no' : 'yes'),
  },
  {
    key: 'onLeave',
    kind: 'word',
    heading: { zh: '休假', en: 'On leave' },
    words: yesNoNames,
    value: yesNo('onLeave'),
    onPage: 'never',
  },
  {
    key: 'leftService',
    kind: 'word',
    heading: { zh: '已离岗', en: 'Left service' },
    words: yesNoNames,
    value: yesNo('leftService'),
    onPage: 'never',
  },
  { key: 'rightAnswers', kind: 'number', heading: headings.rightAnswers, onPage: 'optional' },
  { key: 'questions', kind: 'number', heading: headings.questions, onPage: 'optional' },
]);

export const trainingSessionWords = defineWords({
  ...headings,
  stateNames: sessionStateNames,
  attendanceNames: attendanceStateNames,
  attendedByNames,
  sessions: { zh: '周一学习', en: 'Training sessions' },
  attendance: { zh: '学习签到', en: 'Attendance' },
  session: { zh: '学习', en: 'Training session' },
  intro: {
    zh: '每场学习谁应到、谁到了。到场由本人签到，或由本人确认名单；别人不能代签。',
    en: 'Who must attend each session, and who did. Everybody signs in himself, or confirms a list; nobody does it for somebody else.',
  },
  attendanceIntro: {
    zh: '每个人每场学习的签到情况：谁缺席、谁请假、谁已补课。',
    en: 'How each officer stood in each session: who missed it, who was excused, who made up for it.',
  },
  plan: { zh: '安排学习', en: 'Plan a session' },
  change: { zh: '修改安排', en: 'Change' },
  planMakeUp: { zh: '安排补课', en: 'Plan a make-up session' },
  makeUpOf: { zh: (topic: string) => `补课：${topic}`, en: (topic: string) => `Make-up: ${topic}` },
  makeUpHint: {
    zh: '不选人：缺席、请假和否认到场的人都补课，已补的除外。',
    en: 'Nobody chosen: everybody who missed it, was excused or denied being there, and didn’t make up for it yet.',
  },
  makesUpFor: { zh: '补哪场课', en: 'Makes up for' },
  missedSession: { zh: '原来的学习', en: 'The session that was missed' },
  wholeBrigade: { zh: '全大队', en: 'Whole brigade' },
  unitHint: { zh: '不选：全大队。', en: 'None: the whole brigade.' },
  whoAttends: { zh: '应到的人', en: 'Who must attend' },
  whoAttendsHint: {
    zh: '不选：该单位（含下级单位）全部在岗民警。',
    en: 'Nobody chosen: all officers in service of the unit and those below it.',
  },
  whoChangesHint: {
    zh: '不选：应到的人不变。选了：只有选中的人应到；已签到的人保留。',
    en: 'Nobody chosen: it stays. Otherwise those alone must attend; who signed in stays.',
  },
  noPack: { zh: '不用学习材料', en: 'No study pack' },
  empty: { zh: '没有学习', en: 'No training sessions' },
  emptyHint: {
    zh: '安排下周一的学习，应到的人会在待办里看到。',
    en: 'Plan next Monday’s; who must attend sees it in the inbox.',
  },
  emptyAttendance: { zh: '没有签到记录', en: 'Nobody had to attend' },
  emptyAttendanceHint: {
    zh: '安排学习后，这里有应到的人。',
    en: 'Once a session is planned, who must attend stands here.',
  },
  time: { zh: '时间', en: 'Time' },
  plannedBy: { zh: '安排人', en: 'Planned by' },
  signInTime: { zh: '签到时段', en: 'Signing in' },
  signedOffBy: { zh: '签收', en: 'Signed off' },
  remarks: { zh: '备注', en: 'Remarks' },
  cancelledReason: { zh: '取消原因', en: 'Why it was cancelled' },
  numbers: { zh: '人数', en: 'Numbers' },
  own: { zh: '我的签到', en: 'My attendance' },
  iAmHere: { zh: '我已到场，签到', en: 'I am here: sign in' },
  signInFrom: { zh: (at: string) => `${at} 起可以签到。`, en: (at: string) => `You can sign in from ${at}.` },
  missedSignIn: {
    zh: '签到已结束。到场了的，请组织人在名单上登记，再由你确认。',
    en: 'Signing in is over. If you were there, have yourself put on the list, then confirm it.',
  },
  signedIn: {
    zh: (at: string, by: string) => `你已于 ${at} 签到（${by}）。`,
    en: (at: string, by: string) => `You signed in at ${at} (${by}).`,
  },
  listedHint: {
    zh: '名单上登记你到场。你确认后才算。',
    en: 'A list says that you were there. It counts once you confirm it.',
  },
  deniedHint: { zh: '你说你没有到场。', en: 'You said that you weren’t there.' },
  confirmPresent: { zh: '我到场了', en: 'I was there' },
  confirmAbsent: { zh: '我没有到场', en: 'I wasn’t there' },
  excusedHint: { zh: '你已请假，不用到场。', en: 'You are excused.' },
  missedHint: { zh: '你缺席了这场学习，等待补课。', en: 'You missed this session, and will make up for it.' },
  questionsTitle: { zh: '学习后答题', en: 'Questions' },
  questionsHint: { zh: '只答一次。', en: 'You answer once.' },
  chooseAnswer: { zh: '选一个答案', en: 'Choose an answer' },
  sendAnswers: { zh: '提交答案', en: 'Send answers' },
  answered: {
    zh: (right: number, all: number) => `答题：${all} 题答对 ${right} 题。`,
    en: (right: number, all: number) => `Questions: ${right} of ${all} right.`,
  },
  enterList: { zh: '登记到场名单', en: 'Enter who is there' },
  listHint: {
    zh: '勾选到场的人。每个人本人确认后才算到场；已签到的人不用勾。',
    en: 'Tick who is there. Each counts once he confirms it; who signed in needs no tick.',
  },
  findOfficer: { zh: '按姓名或警号查找', en: 'Find by name or badge' },
  tickAll: { zh: '全选', en: 'Tick all' },
  ticked: { zh: (count: number) => `已勾 ${count} 人`, en: (count: number) => `${count} ticked` },
  excuse: { zh: '登记请假', en: 'Explain the absence' },
  takeExcuseBack: { zh: '撤回请假', en: 'Take it back' },
  onLeave: { zh: '休假', en: 'On leave' },
  leftService: { zh: '已离岗', en: 'Left service' },
  signOff: { zh: '签收', en: 'Sign off' },
  signOffHint: {
    zh: '签收后，没有签到也没有请假的人记为缺席。名单已登记的人仍可确认。',
    en: 'From then on, who neither signed in nor was excused missed it. Who is listed can still confirm it.',
  },
  cancel: { zh: '取消学习', en: 'Cancel the session' },
  cancelHint: {
    zh: '应到的人不用再来，已有的签到保留在台账里。',
    en: 'Nobody has to come any more; what was signed stays in the ledger.',
  },
  madeUpFilter: { zh: '补课', en: 'Making up' },
  madeUpYes: { zh: '已补课', en: 'Made up' },
  madeUpNo: { zh: '未补课', en: 'Not made up' },
  groups: {
    unconfirmed: { zh: '待确认（含否认）', en: 'Unconfirmed or denied' },
    absent: { zh: '未到（应到、缺席）', en: 'Absent: expected or missed' },
  },
});

/** Its problems, by their code. */
const trainingSessionProblems = defineWords({
  session_changed: {
    title: { zh: '这场学习已由他人修改', en: 'Somebody changed the session meanwhile' },
    nextStep: { zh: '刷新页面，在新内容上重新修改。', en: 'Load the page again, and change what it says now.' },
  },
  session_not_planned: {
    title: { zh: '这场学习已签收或已取消', en: 'The session was signed off or cancelled' },
    nextStep: { zh: '刷新页面，看它现在的状态。', en: 'Load the page again and see what became of it.' },
  },
  session_not_begun: {
    title: { zh: '这场学习还没有开始', en: 'The session hasn’t begun' },
    nextStep: { zh: '开始后再登记谁到场。', en: 'Enter who is there once it begins.' },
  },
  session_not_over: {
    title: { zh: '这场学习还没有结束', en: 'The session isn’t over yet' },
    nextStep: { zh: '结束后再签收。', en: 'Sign it off after its end.' },
  },
  session_backwards: {
    title: { zh: '结束时间不在开始之后', en: 'It ends before it starts' },
    nextStep: {
      zh: '改正开始、结束时间；一场学习不超过 12 小时。',
      en: 'Correct its times; a session lasts 12 hours at most.',
    },
  },
  session_unknown_officers: {
    title: { zh: '有人不在册或不归你管', en: 'Some of these officers aren’t known, or aren’t yours' },
    nextStep: {
      zh: '从名单中选人，去掉标出的警号。',
      en: 'Choose from the list, and take out the badge numbers that are shown.',
    },
  },
  session_nobody: {
    title: { zh: '没有应到的人', en: 'Nobody would have to attend' },
    nextStep: { zh: '选择应到的人或另一个单位。', en: 'Choose who must attend, or another unit.' },
  },
  session_no_make_up: {
    title: { zh: '这场学习不能安排补课', en: 'Nothing makes up for this session' },
    nextStep: {
      zh: '先签收这场学习；补课只为缺席和请假的人安排。',
      en: 'Sign that session off first; only who missed it or was excused makes up for it.',
    },
  },
  attendance_not_expected: {
    title: { zh: '你不在应到名单上', en: 'You don’t have to attend this session' },
    nextStep: { zh: '如应参加，请组织人把你加入名单。', en: 'If you should, ask whoever planned it to add you.' },
  },
  attendance_too_early: {
    title: { zh: '还没有开始签到', en: 'Signing in hasn’t begun' },
    nextStep: { zh: '到签到时间再签。', en: 'Sign in once it begins.' },
  },
  attendance_too_late: {
    title: { zh: '签到已结束', en: 'Signing in is over' },
    nextStep: { zh: '请组织人在名单上登记，再由你本人确认。', en: 'Have yourself put on the list, then confirm it.' },
  },
  attendance_not_listed: {
    title: { zh: '名单上没有登记你到场', en: 'No list says that you were there' },
    nextStep: { zh: '刷新页面；需要时请组织人登记。', en: 'Load the page again; ask whoever planned it to list you.' },
  },
  attendance_not_present: {
    title: { zh: '你还没有签到', en: 'You haven’t signed in yet' },
    nextStep: { zh: '先签到，再答题。', en: 'Sign in first, then answer.' },
  },
  attendance_present: {
    title: { zh: '他已签到', en: 'The officer has signed in already' },
    nextStep: { zh: '已到场的人不用登记请假。', en: 'Whoever is present needs no excuse.' },
  },
  attendance_answered: {
    title: { zh: '你已答过题', en: 'You answered already' },
    nextStep: { zh: '只答一次；结果在本人学习记录里。', en: 'Each answers once; your own record shows how.' },
  },
  attendance_no_questions: {
    title: { zh: '这场学习没有题目，或答案不全', en: 'There is nothing to answer, or an answer is missing' },
    nextStep: { zh: '刷新页面，每题选一个答案。', en: 'Load the page again, and choose one answer to each.' },
  },
  attendance_made_password: {
    title: { zh: '你的密码还是别人设的', en: 'Somebody else made your password' },
    nextStep: {
      zh: '在页面右上角改成自己的密码，再签到。',
      en: 'Change it at the top of the page to one of your own, then sign in to the session.',
    },
  },
});

/** What histories, refusals and files show of sessions. */
export const shownOfTrainingSessions = {
  title: trainingSessionWords.sessions,
  subjects: { training_session: { zh: '集中学习', en: 'Training session' } },
  facts: {
    training_session_planned: { zh: '安排学习', en: 'Session planned' },
    training_session_changed: { zh: '修改学习安排', en: 'Session changed' },
    training_session_cancelled: { zh: '取消学习', en: 'Session cancelled' },
    training_session_signed_off: { zh: '签收学习', en: 'Session signed off' },
    training_listed: { zh: '按名单登记到场', en: 'Put on the list of who was there' },
    training_excused: { zh: '登记学习请假', en: 'Absence explained' },
    training_attended: { zh: '学习签到', en: 'Attended a session' },
    training_attendance_refused: { zh: '采集站签到不算数', en: 'Sign-in at a station doesn’t count' },
    training_denied: { zh: '本人否认到场', en: 'Said that he wasn’t there' },
    training_answered: { zh: '学习答题', en: 'Answered the questions' },
  },
  details: {
    attendanceId: { zh: '签到编号', en: 'sign-in id' },
    topic: headings.topic,
    violationClasses: headings.violationClasses,
    packId: { zh: '学习材料编号', en: 'study pack' },
    makesUpFor: { zh: '补课对应的学习', en: 'makes up for' },
    attendedBy: headings.attendedBy,
    added: { zh: '加入', en: 'added' },
    removed: { zh: '移出', en: 'removed' },
    takenBack: { zh: '撤回请假', en: 'taken back' },
    rightAnswers: headings.rightAnswers,
    questions: { zh: '答题', en: 'questions' },
    remarks: { zh: '备注', en: 'remarks' },
    counts: { zh: '签收时的人数', en: 'counts at the sign-off' },
    expected: headings.expected,
    present: headings.present,
    unconfirmed: headings.unconfirmed,
    excused: headings.excused,
    absent: headings.absent,
    madeUp: headings.madeUp,
  },
  values: { ...attendanceRefusalNames, own_page: attendedByNames.own_page, list: attendedByNames.list },
  problems: trainingSessionProblems,
};

export const shownOfTrainingAttendance = {
  title: trainingSessionWords.attendance,
  subjects: {},
  facts: {},
  details: {},
  values: {},
  problems: {},
};
