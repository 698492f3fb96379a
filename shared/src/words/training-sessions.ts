import type {
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
  listed: { zh: '名单已登记，待本人确认', en: 'Listed, not confirmed yet' },
  denied: { zh: '本人否认到场', en: 'Denied by the officer' },
  excused: { zh: '请假', en: 'Excused' },
  missed: { zh: '缺席', en: 'Missed' },
} as const satisfies Record<AttendanceState, Word>;

export const attendedByNames = {
  kiosk: { zh: '采集站屏幕', en: 'Station’s screen' },
  own_page: { zh: '本人页面', en: 'Own page' },
  list: { zh: '确认名单', en: 'Confirmed list' },
} as const satisfies Record<AttendedBy, Word>;

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
  absenceReason: { zh: '请假事由', en: 'Reason of absence' },
  rightAnswers: { zh: '答对', en: 'Right answers' },
  questions: { zh: '题数', en: 'Questions' },
} as const;

export const trainingSessionColumns = defineColumns<TrainingSessionRow>()([
  { key: 'startsAt', kind: 'moment', heading: headings.startsAt, onPage: 'always' },
  { key: 'topic', kind: 'text', heading: headings.topic, width: 40, onPage: 'always' },
  { key: 'state', kind: 'word', heading: headings.state, words: sessionStateNames },
  { key: 'place', kind: 'text', heading: headings.place, width: 22 },
  { key: 'unitName', kind: 'text', heading: headings.unit, width: 26 },
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
    nextStep: { zh: '如应参加，请组织人把你加入名单。', en: 'If you should, ask who planned it to add you.' },
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
    nextStep: { zh: '刷新页面；需要时请组织人登记。', en: 'Load the page again; ask who planned it to list you.' },
  },
  attendance_not_present: {
    title: { zh: '你还没有签到', en: 'You haven’t signed in yet' },
    nextStep: { zh: '先签到，再答题。', en: 'Sign in first, then answer.' },
  },
  attendance_present: {
    title: { zh: '他已签到', en: 'He signed in already' },
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
  facts: {
    training_session_planned: { zh: '安排学习', en: 'Session planned' },
    training_session_changed: { zh: '修改学习安排', en: 'Session changed' },
    training_session_cancelled: { zh: '取消学习', en: 'Session cancelled' },
    training_session_signed_off: { zh: '签收学习', en: 'Session signed off' },
    training_listed: { zh: '按名单登记到场', en: 'Put on the list of who was there' },
    training_excused: { zh: '登记学习请假', en: 'Absence explained' },
    training_attended: { zh: '学习签到', en: 'Attended a session' },
    training_denied: { zh: '本人否认到场', en: 'Said that he wasn’t there' },
    training_answered: { zh: '学习答题', en: 'Answered the questions' },
  },
  details: {
    topic: headings.topic,
    violationClasses: headings.violationClasses,
    packId: { zh: '学习材料编号', en: 'study pack' },
    makesUpFor: { zh: '补课对应的学习', en: 'makes up for' },
    attendedBy: headings.attendedBy,
    added: { zh: '加入', en: 'added' },
    removed: { zh: '移出', en: 'removed' },
    takenBack: { zh: '撤回请假', en: 'taken back' },
    rightAnswers: headings.rightAnswers,
    questions: headings.questions,
    remarks: { zh: '备注', en: 'remarks' },
    counts: { zh: '签收时的人数', en: 'counts at the sign-off' },
    expected: headings.expected,
    present: headings.present,
    unconfirmed: headings.unconfirmed,
    excused: headings.excused,
    absent: headings.absent,
    madeUp: headings.madeUp,
  },
  values: { own_page: attendedByNames.own_page, list: attendedByNames.list },
  problems: trainingSessionProblems,
};

export const shownOfTrainingAttendance = {
  title: trainingSessionWords.attendance,
  facts: {},
  details: {},
  values: {},
  problems: {},
};
