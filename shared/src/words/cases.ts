import type { CaseGround, CaseLine, CaseLineState, CaseProposal, CaseRow, CaseWhy } from '../resources/cases.ts';
import { defineWords, type Word } from './define-words.ts';
import { defineColumns } from './list-columns.ts';

export const caseLineStateNames = {
  holds: { zh: '完整', en: 'Holds' },
  defect: { zh: '有缺陷', en: 'Defect' },
  cannot_tell: { zh: '无法判断', en: 'Can’t tell' },
} as const satisfies Record<CaseLineState, Word>;

export const caseLineNames = {
  covered: {
    zh: '每次执法活动从开始前录到结束',
    en: 'Each activity is recorded from before its start to its end',
  },
  whole: { zh: '录像文件完整、可以播放', en: 'Each file is whole and can be played' },
  verified: { zh: '已到大队平台，摘要回读核验一致', en: 'Each file is at HQ, read back with the same digest' },
  nothing_missing: {
    zh: '按序号、设备日志和卡上清单没有缺少的文件',
    en: 'No file is missing by sequence, log or the inventory of a card',
  },
  kept: { zh: '录像永久保存', en: 'Each recording is kept for good' },
  recorders: { zh: '应录民警当时领用了记录仪', en: 'Each officer who had to record held a recorder' },
  clocks: { zh: '记录仪时钟误差已知', en: 'The clock of each recorder is known' },
} as const satisfies Record<CaseLine, Word>;

export const caseWhyNames = {
  gap: { zh: '缺录', en: 'not recorded' },
  not_due: { zh: '还没到导入期限', en: 'its footage isn’t due yet' },
  uninspected: { zh: '只有未能检测的录像', en: 'only footage that nobody could inspect' },
  damaged: { zh: '文件损坏', en: 'damaged' },
  holes: { zh: '中间有放不出的时间', en: 'shows nothing in between' },
  not_inspected: { zh: '未能检测是否完整', en: 'nobody could inspect whether it is whole' },
  not_arrived: { zh: '还没上传、核验完', en: 'not uploaded and verified yet' },
  lost: { zh: '大队平台和采集站都没有了', en: 'lost at HQ and at every station' },
  deleted: { zh: '已到期删除', en: 'deleted' },
  integrity: { zh: '存储中的内容不符或读不出', en: 'changed, missing or unreadable in the store' },
  files_missing: { zh: '卡上缺少文件', en: 'files of the card are missing' },
  not_docked: {
    zh: '之后没有插卡采集，不知道卡上还有什么',
    en: 'not docked afterwards: nobody knows what its card holds',
  },
  kept_until: { zh: '只保存到', en: 'kept only until' },
  no_recorder: { zh: '当时没有领用记录仪', en: 'held no recorder then' },
  no_time: { zh: '拍摄时间不明', en: 'its time is unknown' },
  several_recorders: { zh: '同一文件见于多台记录仪', en: 'the same bytes lay on several recorders' },
  clock_unknown: { zh: '没有对过时钟', en: 'its clock was never compared' },
  clock_unsure: { zh: '时钟误差太大', en: 'its clock may be far off' },
} as const satisfies Record<CaseWhy, Word>;

export const caseGroundNames = {
  ground_found: { zh: '已有问题记录', en: 'a finding states it' },
  ground_whole: { zh: '经查录像完整', en: 'the footage is whole' },
  ground_device: { zh: '属设备或平台原因，已另行处理', en: 'a matter of devices or of HQ, dealt with apart' },
  ground_other: { zh: '其他（见说明）', en: 'other, see the reason' },
} as const satisfies Record<CaseGround, Word>;

export const caseProposalStateNames = {
  waits: { zh: '待督察处理', en: 'Waits for an inspector' },
  accepted: { zh: '已受理，定向评查', en: 'Accepted, under review' },
  rejected: { zh: '不予核查', en: 'Rejected' },
} as const satisfies Record<CaseProposal['state'], Word>;

const headings = {
  caseNo: { zh: '案件编号', en: 'Case number' },
  activities: { zh: '执法活动', en: 'Activities' },
  firstAt: { zh: '最早', en: 'First' },
  lastAt: { zh: '最近', en: 'Last' },
  units: { zh: '单位', en: 'Units' },
  recordings: { zh: '录像', en: 'Recordings' },
  notCovered: { zh: '缺录或不全', en: 'Not covered' },
  openFindings: { zh: '未结问题', en: 'Open findings' },
  proposals: { zh: '待核查', en: 'Proposals waiting' },
} as const;

export const caseColumns = defineColumns<CaseRow>()([
  { key: 'caseNo', kind: 'text', heading: headings.caseNo, width: 30, onPage: 'always' },
  { key: 'activities', kind: 'number', heading: headings.activities },
  { key: 'notCovered', kind: 'number', heading: headings.notCovered },
  { key: 'openFindings', kind: 'number', heading: headings.openFindings },
  { key: 'proposals', kind: 'number', heading: headings.proposals },
  { key: 'recordings', kind: 'number', heading: headings.recordings },
  { key: 'firstAt', kind: 'moment', heading: headings.firstAt },
  { key: 'lastAt', kind: 'moment', heading: headings.lastAt },
  {
    key: 'units',
    kind: 'text',
    heading: headings.units,
    width: 30,
    value: ({ unitNames }, language) => unitNames.join(language === 'zh' ? '、' : ', '),
  },
]);

export const caseWords = defineWords({
  ...headings,
  title: { zh: '涉案录像', en: 'Cases' },
  hint: {
    zh: '同一案件编号的执法活动和录像归在一起，逐项核对录像是否完整。',
    en: 'Activities with one case number and their footage, with a checklist whether that is whole.',
  },
  search: { zh: '案件编号', en: 'Case number' },
  lacking: { zh: '录像不全或有未结问题', en: 'Footage lacking, or open findings' },
  show: { zh: '显示', en: 'Show' },
  empty: { zh: '没有案件', en: 'No cases' },
  emptyHint: {
    zh: '登记或报送执法活动时填写案件编号，就会出现在这里。',
    en: 'A case appears once an activity is entered or reported with its number.',
  },
  checklist: { zh: '本案录像是否完整', en: 'Is this case’s footage whole?' },
  state: { zh: '结论', en: 'State' },
  about: { zh: '对象', en: 'About' },
  why: { zh: '情况', en: 'Why' },
  states: { zh: '已有问题', en: 'Finding' },
  rows: {
    zh: (count: number, wrong: number, unknown: number) =>
      [`${count} 条`, wrong > 0 && `${wrong} 条不完整`, unknown > 0 && `${unknown} 条无法判断`]
        .filter(Boolean)
        .join('，'),
    en: (count: number, wrong: number, unknown: number) =>
      [`${count} checked`, wrong > 0 && `${wrong} lacking`, unknown > 0 && `${unknown} can’t be told`]
        .filter(Boolean)
        .join(', '),
  },
  nothing: { zh: '没有可核对的录像', en: 'There is no footage to look at' },
  noFinding: { zh: '没有问题记录', en: 'No finding states it' },
  found: { zh: '问题', en: 'Findings' },
  noFindings: { zh: '没有发现问题。', en: 'Nothing was found.' },
  export: { zh: '导出全案录像', en: 'Export the footage of the case' },
  exportHint: {
    zh: '本案全部录像连同存证证明打成一个包，用离线核验程序核验',
    en: 'All footage of the case with its proofs in one package, for the verifier',
  },
  propose: { zh: '提出核查', en: 'Propose a check' },
  proposeHint: {
    zh: '由督察决定：受理的，对这次活动或这段录像作定向评查，评查发现的问题照常认定；不予核查的，说明依据。',
    en: 'An inspector decides: accepted, this activity or recording is reviewed, and what the review finds is a finding; rejected, he says on what ground.',
  },
  accept: { zh: '受理', en: 'Accept' },
  acceptHint: {
    zh: '受理后，由你对这次活动或这段录像作定向评查；标出的问题经第二人核查后成为问题。',
    en: 'You review this activity or recording, as a targeted check. A fault that you mark and a second person verifies is a finding.',
  },
  reject: { zh: '不予核查', en: 'Reject' },
  rejectHint: { zh: '依据和说明留存在案件页面上。', en: 'Ground and reason stay on the page of the case.' },
  ground: { zh: '依据', en: 'Ground' },
  groundNeeded: { zh: '请选择依据', en: 'Choose a ground' },
  reason: { zh: '说明', en: 'Reason' },
  reasonHint: { zh: '写明是什么问题、在哪里看到', en: 'What is wrong, and where it shows' },
  proposed: { zh: '核查提议', en: 'Proposed checks' },
  onlyProposed: { zh: '有待核查的提议', en: 'Proposals waiting' },
  review: { zh: '评查', en: 'the review' },
  openActivity: { zh: '活动页', en: 'its page' },
  day: { zh: '日期', en: 'Day' },
  officer: { zh: '民警、辅警', en: 'Officer' },
  handling: { zh: '办理', en: 'Handling' },
});

/** Its problems, by their code. */
export const caseProblems = defineWords({
  case_no_defect: {
    title: { zh: '这一项没有缺陷，或者已有问题记录', en: 'It has no defect, or an open finding states it' },
    nextStep: {
      zh: '请刷新页面；已有问题的，在问题页查看办理情况。',
      en: 'Load the page again; where a finding states it, see how that is handled.',
    },
  },
  case_proposal_waits: {
    title: { zh: '已经提出核查，正在等督察处理', en: 'It was proposed already and waits for an inspector' },
    nextStep: {
      zh: '请等督察处理；在本页“核查提议”查看结果。',
      en: 'Wait for the inspector: the page of the case shows what becomes of it.',
    },
  },
  own_case_proposal: {
    title: { zh: '不能处理自己提出的核查', en: 'Nobody decides what he proposed' },
    nextStep: { zh: '请另一名督察处理。', en: 'Ask another inspector.' },
  },
});

/** What histories, refusals and files show of it. */
export const shownOfCases = {
  title: caseWords.title,
  subjects: { case: { zh: '案件', en: 'Case' } },
  facts: {
    case_looked_at: { zh: '法制查看案件', en: 'Case looked at by the legal office' },
    case_defect_proposed: { zh: '提出核查', en: 'Defect proposed' },
    case_defect_accepted: { zh: '受理核查', en: 'Proposal accepted' },
    case_defect_rejected: { zh: '不予核查', en: 'Proposal rejected' },
  },
  details: {
    caseProposalId: { zh: '核查提议编号', en: 'proposal' },
    checkGround: { zh: '不予核查的依据', en: 'ground of rejection' },
  },
  values: caseGroundNames,
  problems: caseProblems,
};
