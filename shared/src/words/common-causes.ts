import type { CauseKind, CauseRow } from '../resources/common-causes.ts';
import { defineWords, type Word } from './define-words.ts';
import { defineColumns } from './list-columns.ts';

const causeKindNames = {
  station_down: { zh: '采集站停用', en: 'Station down' },
  dock_broken: { zh: '采集端口故障', en: 'Dock broken' },
  network_down: { zh: '网络中断', en: 'Network down' },
  recorder_fault: { zh: '执法记录仪故障', en: 'Recorder fault' },
  platform_fault: { zh: '大队平台故障', en: 'Fault of HQ' },
  other: { zh: '其他', en: 'other' },
} as const satisfies Record<CauseKind, Word>;

/** Of columns and of fields. */
const headings = {
  title: { zh: '名称', en: 'Title' },
  kind: { zh: '类别', en: 'Kind' },
  text: { zh: '情况', en: 'What happened' },
  startsAt: { zh: '开始', en: 'From' },
  endsAt: { zh: '结束', en: 'Until' },
  unit: { zh: '单位', en: 'Unit' },
} as const;

export const commonCauseColumns = defineColumns<CauseRow>()([
  { key: 'title', kind: 'text', heading: headings.title, width: 30, onPage: 'always' },
  { key: 'kind', kind: 'word', heading: headings.kind, words: causeKindNames },
  { key: 'startsAt', kind: 'moment', heading: headings.startsAt },
  { key: 'endsAt', kind: 'moment', heading: headings.endsAt },
  { key: 'unitName', kind: 'text', heading: headings.unit, width: 26 },
  { key: 'findings', kind: 'number', heading: { zh: '问题', en: 'Findings' } },
  { key: 'undecided', kind: 'number', heading: { zh: '待处置', en: 'Undecided' } },
  { key: 'recordedBy', kind: 'text', heading: { zh: '登记人', en: 'Recorded by' }, width: 22 },
  { key: 'recordedAt', kind: 'moment', heading: { zh: '登记时间', en: 'Recorded' }, onPage: 'optional' },
  { key: 'text', kind: 'text', heading: headings.text, width: 50, onPage: 'optional' },
]);

/** What several findings came from. */
export const commonCauseWords = defineWords({
  ...headings,
  pageTitle: { zh: '共同原因', en: 'Common causes' },
  one: { zh: '共同原因', en: 'Common cause' },
  hint: {
    zh: '同一原因造成的多个问题归在一起，便于核实和一并处置。共同原因本身不处置任何问题。',
    en: 'Findings that came from one thing, put together to be looked into and decided at once. A cause decides nothing by itself.',
  },
  kinds: causeKindNames,
  brigade: { zh: '全大队', en: 'Whole brigade' },
  lasting: { zh: '尚未结束', en: 'not over' },
  recommended: { zh: '中队建议', en: 'recommended by the squad' },
  recommendedHint: {
    zh: '中队责任领导登记的共同原因只是建议，由督察或大队领导处置。',
    en: 'What a squad leader records is a recommendation: inspectors and brigade leaders decide.',
  },
  recorded: { zh: '登记', en: 'Recorded' },
  add: { zh: '登记共同原因', en: 'Record a cause' },
  edit: { zh: '修改', en: 'Change' },
  titleHint: { zh: '例如：路面一中队采集站停电', en: 'Such as: power cut at the station of squad 1' },
  endsHint: { zh: '空着：尚未结束', en: 'Empty: not over' },
  unitHint: { zh: '空着：全大队', en: 'Empty: the whole brigade' },
  empty: { zh: '没有共同原因', en: 'No common causes' },
  emptyHint: {
    zh: '登记后，在问题列表中选择问题，归入共同原因。',
    en: 'Record one; then choose findings in their list and put them under it.',
  },
  findings: { zh: '归入的问题', en: 'Findings under it' },
  none: { zh: '还没有归入问题。', en: 'No finding is under it yet.' },
  all: { zh: (count: number) => `全部 ${count} 个`, en: (count: number) => `all ${count}` },
  proposed: {
    zh: (count: number) => `可能同因的问题 ${count} 个`,
    en: (count: number) => (count === 1 ? '1 finding may belong to it' : `${count} findings may belong to it`),
  },
  proposedHint: {
    zh: '同一单位、时间重叠、规则相同，尚未处置，也没有归入共同原因。请核对后在列表中选择归入。',
    en: 'Same unit, overlapping time, same rule, undecided and under no cause. Look at them, choose, and put them under it.',
  },
  decide: {
    zh: (count: number) => `处置这 ${count} 个`,
    en: (count: number) => (count === 1 ? 'Decide this one' : `Decide these ${count}`),
  },
  attach: { zh: '归入共同原因', en: 'Put under a cause' },
  attachTitle: {
    zh: (count: number) => `归入共同原因：${count} 个问题`,
    en: (count: number) => `Put under a cause: ${count === 1 ? '1 finding' : `${count} findings`}`,
  },
  attachHint: {
    zh: '归入后，本人在问题页上可以看到共同原因。问题仍须处置。',
    en: 'The officers see the cause on the page of their finding. The findings are still to be decided.',
  },
  attachRefused: {
    zh: (count: number) => `其中 ${count} 个不能归入，所以全部没有归入：`,
    en: (count: number) => `${count} can’t be put under it, and none was:`,
  },
  detach: { zh: '移出', en: 'Take out' },
  detachTitle: { zh: '移出共同原因', en: 'Take out of the cause' },
  detachReason: { zh: '移出理由', en: 'Why it is taken out' },
});

const commonCauseFacts = {
  common_cause_recorded: { zh: '登记共同原因', en: 'Common cause recorded' },
  common_cause_changed: { zh: '修改共同原因', en: 'Common cause changed' },
  finding_cause_attached: { zh: '归入共同原因', en: 'Put under a common cause' },
  finding_cause_detached: { zh: '移出共同原因', en: 'Taken out of a common cause' },
} as const;

/** Its problems, by their code. */
export const commonCauseProblems = defineWords({
  attach_refused: {
    title: { zh: '有的问题不能归入，所以全部没有归入', en: 'Some can’t be put under it: none was' },
    nextStep: { zh: '请去掉下列问题后重试。', en: 'Leave out those that are named, then try again.' },
  },
  has_cause: {
    title: { zh: '已归入一个共同原因', en: 'It is under a common cause already' },
    nextStep: { zh: '请先从原来的共同原因中移出。', en: 'First take it out of that one.' },
  },
  not_under_cause: {
    title: { zh: '这个问题没有归入该共同原因', en: 'The finding is not under this cause' },
    nextStep: { zh: '请刷新页面。', en: 'Reload the page.' },
  },
  cause_of_other_unit: {
    title: { zh: '只能登记、修改本单位的共同原因', en: 'You can only record and change causes of your own unit' },
    nextStep: { zh: '请选择本单位，或请督察登记。', en: 'Choose your own unit, or ask an inspector.' },
  },
});

/** What histories, refusals and files show of it. */
export const shownOfCommonCauses = {
  title: commonCauseWords.pageTitle,
  subjects: { common_cause: { zh: '共同原因', en: 'Common cause' } },
  facts: commonCauseFacts,
  details: {
    cause: { zh: '共同原因', en: 'cause' },
    causeKind: { zh: '原因类别', en: 'kind of cause' },
  },
  values: causeKindNames,
  problems: commonCauseProblems,
};
