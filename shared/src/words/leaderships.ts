import type { LeadershipRow } from '../resources/leaderships.ts';
import { defineWords } from './define-words.ts';
import { defineColumns } from './list-columns.ts';

/** Of columns and of fields. */
const headings = {
  unit: { zh: '单位', en: 'Unit' },
  officer: { zh: '人员', en: 'Officer' },
  leader: { zh: '责任领导', en: 'Leader' },
  ledFrom: { zh: '任职开始', en: 'Led from' },
  ledUntil: { zh: '任职结束', en: 'Led until' },
} as const;

export const leadershipColumns = defineColumns<LeadershipRow>()([
  { key: 'unitName', kind: 'text', heading: headings.unit, width: 26, onPage: 'always' },
  {
    key: 'officer',
    kind: 'person',
    heading: headings.officer,
    value: ({ badgeNo, officerName }) => (badgeNo === null ? null : { badgeNo, name: officerName ?? '' }),
  },
  {
    key: 'leader',
    kind: 'person',
    heading: headings.leader,
    tip: { zh: '个人一栏为空：由单位领导负责', en: 'Empty, of an officer: who led the unit' },
    value: ({ leaderBadgeNo, leaderName }) =>
      leaderBadgeNo === null ? null : { badgeNo: leaderBadgeNo, name: leaderName ?? '' },
  },
  { key: 'ledFrom', kind: 'moment', heading: headings.ledFrom },
  { key: 'ledUntil', kind: 'moment', heading: headings.ledUntil },
  { key: 'correctedBy', kind: 'text', heading: { zh: '更正人', en: 'Corrected by' } },
  { key: 'correctedAt', kind: 'moment', heading: { zh: '更正时间', en: 'Corrected' }, onPage: 'optional' },
  { key: 'correctionReason', kind: 'text', heading: { zh: '更正理由', en: 'Why' }, width: 40 },
]);

/** Who led which officer and which unit, and when. */
export const leadershipWords = defineWords({
  ...headings,
  title: { zh: '责任领导任职记录', en: 'Who led whom' },
  hint: {
    zh: '问题的责任领导按勤务当时的任职认定。台账或账号一改，这里自动记下；与实际不符的，请更正并写明理由，由另一人审批。',
    en: 'The leader who led at the time of the duty is liable for a finding. HQ notes every change of the registry and of accounts by itself. If it was otherwise in truth, correct it and say why; a second person agrees to it.',
  },
  add: { zh: '更正任职', en: 'Correct it' },
  byUnit: { zh: '由单位领导负责', en: 'who leads the unit' },
  unknownStart: { zh: '记录之前', en: 'before records' },
  still: { zh: '至今', en: 'until now' },
  of: { zh: '对象', en: 'Of' },
  ofAll: { zh: '全部', en: 'All' },
  ofUnits: { zh: '单位', en: 'Units' },
  ofOfficers: { zh: '个人', en: 'Officers' },
  on: { zh: '哪一天', en: 'On this day' },
  officerHint: { zh: '空着：更正的是整个单位的领导', en: 'Empty: it is about who led the unit' },
  unitHint: {
    zh: '被领导的单位；更正个人的，填其当时所在单位',
    en: 'The unit that was led, or the one of the officer then',
  },
  leaderHint: {
    zh: '空着：个人由单位领导负责；单位无人负责',
    en: 'Empty: of an officer, who led the unit; of a unit, nobody',
  },
  fromHint: { zh: '空着：从有勤务起', en: 'Empty: as far back as duty goes' },
  untilHint: { zh: '空着：至今仍由其负责', en: 'Empty: until now' },
  follows: {
    zh: '须由更正不涉及的另一人同意后才生效。生效后，这段时间的问题重新认定责任领导；已有人申诉的保持不变，并在该问题的办理记录中注明。',
    en: 'It counts once somebody agrees whom it doesn’t concern. Findings of that time then name their leaders anew; those appealed against keep theirs, and their histories say so.',
  },
  propose: { zh: '提交，等待审批', en: 'Propose' },
  notedAlready: { zh: '任职记录已经如此，无需更正。', en: 'That is noted already: nothing is to be corrected.' },
  corrected: {
    zh: (changed: number, kept: number) =>
      `已更正。${changed} 个问题改了责任领导${kept === 0 ? '' : `，${kept} 个因已申诉未改`}。`,
    en: (changed: number, kept: number) =>
      `Corrected. ${changed} ${changed === 1 ? 'finding names' : 'findings name'} another leader${kept === 0 ? '' : `; ${kept} kept theirs because of an appeal`}.`,
  },
  led: { zh: '历任责任领导', en: 'Who led, and when' },
  showAll: { zh: '查看', en: 'Show' },
  empty: { zh: '没有任职记录', en: 'Nothing noted' },
  emptyHint: {
    zh: '新增人员、指定责任领导或中队责任领导账号后，自动列在这里。',
    en: 'It appears by itself with officers, their leaders, and accounts of squad leaders.',
  },
});

const leadershipFacts = {
  finding_leader_corrected: { zh: '更正责任领导', en: 'Leader corrected' },
  finding_leader_kept: {
    zh: '任职已更正；因有申诉，责任领导不变',
    en: 'Leader kept in spite of a correction: it was appealed',
  },
  leadership_corrected: { zh: '更正任职记录', en: 'Who led was corrected' },
} as const;

/** Its problems, by their code. */
export const leadershipProblems = defineWords({
  leadership_backwards: {
    title: { zh: '任职结束不晚于开始', en: 'It ends before it begins' },
    nextStep: { zh: '请修改时间。', en: 'Correct the times.' },
  },
  leadership_to_come: {
    title: { zh: '只能更正已经过去的时间', en: 'Only time that has passed can be corrected' },
    nextStep: {
      zh: '请填写现在以前的时间；今后由谁负责，请在台账或账号中修改。',
      en: 'Enter times before now. Who leads from now on is changed in the registry or by an account.',
    },
  },
  leadership_of_self: {
    title: { zh: '本人不能是自己的责任领导', en: 'Nobody leads himself' },
    nextStep: { zh: '请另选责任领导。', en: 'Choose another leader.' },
  },
  own_leadership: {
    title: { zh: '不能更正涉及本人的任职', en: 'You cannot correct who led yourself, or what you led' },
    nextStep: { zh: '请由另一名管理员更正。', en: 'Ask another administrator to correct it.' },
  },
  leadership_differs_now: {
    title: {
      zh: '与台账上现在的单位或责任领导不一致',
      en: "It differs from the officer's unit or leader in the registry",
    },
    nextStep: {
      zh: '请先在台账中修改此人的单位或责任领导，或填写任职结束时间。',
      en: 'First change the officer in the registry, or enter until when it was so.',
    },
  },
});

/** What histories, refusals and files show of it. */
export const shownOfLeaderships = {
  title: leadershipWords.title,
  subjects: { leadership: { zh: '责任领导', en: 'Leader in charge' } },
  facts: leadershipFacts,
  details: {
    ledFrom: { zh: '任职开始', en: 'led from' },
    ledUntil: { zh: '任职结束', en: 'led until' },
    otherLeaderBadgeNos: { zh: '其他责任领导', en: 'other leaders' },
    byCorrection: { zh: '按更正应为', en: 'by the correction' },
    replaced: { zh: '更正前的任职', en: 'noted before' },
    findingsChanged: { zh: '改了责任领导的问题', en: 'findings that name another leader' },
    findingsKept: { zh: '因申诉未改的问题', en: 'findings that keep theirs' },
  },
  values: {},
  problems: leadershipProblems,
};
