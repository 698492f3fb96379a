import type { BulletinRow } from '../resources/bulletins.ts';
import { bulletinKindNames } from './bulletin-document.ts';
import { defineWords } from './define-words.ts';
import { defineColumns } from './list-columns.ts';

export const bulletinStateNames = {
  draft: { zh: '草稿', en: 'Draft' },
  in_review: { zh: '待审核', en: 'In review' },
  sealed: { zh: '已签发', en: 'Sealed' },
  dropped: { zh: '已废弃', en: 'Dropped' },
} as const;

/** Of columns and of fields. */
const headings = {
  kind: { zh: '种类', en: 'Kind' },
  state: { zh: '状态', en: 'State' },
  issue: { zh: '期号', en: 'Issue' },
  from: { zh: '期间自', en: 'From' },
  to: { zh: '期间至', en: 'To' },
  cutOff: { zh: '数据截止', en: 'Cut-off' },
  sealedAt: { zh: '签发时间', en: 'Sealed' },
  named: { zh: '通报批评', en: 'Named' },
  corrections: { zh: '更正', en: 'Corrections' },
  receiptDueOn: { zh: '反馈期限', en: 'Answers due' },
  confirmed: { zh: '已签收单位', en: 'Confirmed' },
  answered: { zh: '已反馈单位', en: 'Answered' },
  units: { zh: '应签收单位', en: 'Units' },
} as const;

export const bulletinColumns = defineColumns<BulletinRow>()([
  { key: 'kind', kind: 'word', heading: headings.kind, words: bulletinKindNames, onPage: 'always' },
  {
    key: 'number',
    kind: 'text',
    heading: headings.issue,
    value: ({ year, number }) => (number === null ? null : `〔${year}〕${number}`),
  },
  { key: 'state', kind: 'word', heading: headings.state, words: bulletinStateNames },
  { key: 'from', kind: 'date', heading: headings.from },
  { key: 'to', kind: 'date', heading: headings.to },
  { key: 'cutOff', kind: 'moment', heading: headings.cutOff },
  { key: 'sealedAt', kind: 'moment', heading: headings.sealedAt },
  { key: 'named', kind: 'number', heading: headings.named },
  { key: 'corrections', kind: 'number', heading: headings.corrections },
  { key: 'receiptDueOn', kind: 'date', heading: headings.receiptDueOn },
  { key: 'units', kind: 'number', heading: headings.units },
  { key: 'confirmed', kind: 'number', heading: headings.confirmed },
  { key: 'answered', kind: 'number', heading: headings.answered },
]);

export const bulletinWords = defineWords({
  ...headings,
  stateNames: bulletinStateNames,
  title: { zh: '周通报·月研判', en: 'Bulletins' },
});

/** Its problems, by their code. */
const bulletinProblems = defineWords({
  bulletin_changed: {
    title: { zh: '通报已由他人修改', en: 'Somebody changed the bulletin meanwhile' },
    nextStep: { zh: '刷新页面，在新内容上重新修改。', en: 'Load the page again, and change what it says now.' },
  },
  bulletin_not_draft: {
    title: { zh: '通报已不是草稿', en: 'The bulletin is no draft any more' },
    nextStep: {
      zh: '刷新页面。要修改，先由审核人退回。',
      en: 'Load the page again. To change it, have the reviewer give it back first.',
    },
  },
  bulletin_not_in_review: {
    title: { zh: '通报不在审核中', en: 'The bulletin isn’t in review' },
    nextStep: { zh: '刷新页面，看它现在的状态。', en: 'Load the page again and see what became of it.' },
  },
  bulletin_not_sealed: {
    title: { zh: '通报还没有签发', en: 'The bulletin isn’t sealed yet' },
    nextStep: { zh: '签发后再签收、反馈。', en: 'Confirm and answer it once it is sealed.' },
  },
  bulletin_number_taken: {
    title: { zh: '期号由平台接续，不能另定', en: 'The number follows the last one' },
    nextStep: {
      zh: '只有本年度第一期可以自定期号。刷新页面后再签发。',
      en: 'Only the first of a year can have a number of your own. Load the page again and seal it.',
    },
  },
  bulletin_not_of_unit: {
    title: { zh: '这个单位不由你签收', en: 'You don’t confirm for this unit' },
    nextStep: { zh: '由该单位的责任领导或其代理人签收。', en: 'Its leader, or who stands in, confirms.' },
  },
  bulletin_no_such_entry: {
    title: { zh: '通报里没有这一条', en: 'The bulletin has no such entry' },
    nextStep: { zh: '刷新页面后重新选择。', en: 'Load the page again and choose anew.' },
  },
  bulletin_text_names: {
    title: { zh: '文字里写了人员的姓名或警号', en: 'The text names an officer' },
    nextStep: {
      zh: '删去姓名、警号。通报点名只能按规则产生；文字签发后封存，里面的姓名不能再抹去。',
      en: 'Take out names and badge numbers. Only rules name people, and what is sealed can’t be erased.',
    },
  },
  bulletin_requirement_over: {
    title: { zh: '要求的期限已过', en: 'The date of a requirement is over' },
    nextStep: { zh: '改为今天以后的日期。', en: 'Choose a date after today.' },
  },
  bulletin_own: {
    title: { zh: '通报须由另一人签发', en: 'Somebody else has to seal the bulletin' },
    nextStep: {
      zh: '请未编写、未提交这期通报的人审核签发。',
      en: 'Ask somebody who neither wrote nor submitted it.',
    },
  },
  bulletin_waits_for_ledger: {
    title: { zh: '签发记录还未写入存证', en: 'The ledger doesn’t show the sealing yet' },
    nextStep: { zh: '几分钟后再下载。', en: 'Download it again in a few minutes.' },
  },
  bulletin_waits_for_witness: {
    title: { zh: '签发记录还没有见证签名', en: 'No witness has signed for the sealing yet' },
    nextStep: {
      zh: '采集站联网后会自动签名，请 5 分钟后再下载；仍不行，请管理员在存证页查看见证站点是否在线。',
      en: 'Stations sign by themselves once they are online. Try again in 5 minutes; after that, see on the ledger page who signs.',
    },
  },
  bulletin_altered: {
    title: { zh: '通报的数据与签发时不一致', en: 'The bulletin isn’t as it was sealed' },
    nextStep: {
      zh: '请联系管理员：数据库或存储被改动过，先用备份核对。',
      en: 'Tell the administrator: somebody changed the database or the store. Compare both with a backup.',
    },
  },
});

/** What histories, refusals and files show of it. */
export const shownOfBulletins = {
  title: bulletinWords.title,
  subjects: { bulletin: { zh: '通报', en: 'Bulletin' } },
  facts: {
    bulletin_drafted: { zh: '生成通报草稿', en: 'Bulletin drafted' },
    bulletin_submitted: { zh: '提交审核', en: 'Bulletin submitted' },
    bulletin_returned: { zh: '退回修改', en: 'Bulletin given back' },
    bulletin_sealed: { zh: '签发通报', en: 'Bulletin sealed' },
    bulletin_dropped: { zh: '废弃草稿', en: 'Bulletin dropped' },
    bulletin_receipt: { zh: '签收反馈', en: 'Bulletin confirmed' },
    bulletin_name_erased: { zh: '抹去姓名', en: 'Name erased' },
  },
  details: {
    period: { zh: '期间', en: 'period' },
    cutOff: { zh: '数据截止', en: 'cut-off' },
    takenAt: { zh: '数据读取', en: 'read at' },
    inputDigest: { zh: '数据摘要', en: 'digest of the data' },
    bulletinDigest: { zh: '正文摘要', en: 'digest of the text' },
    submittedBy: { zh: '提交人', en: 'submitted by' },
    person: { zh: '所涉人员', en: 'person' },
    answer: { zh: '情况反馈', en: 'answer' },
    persons: { zh: '所涉人员', en: 'persons' },
  },
  values: {},
  problems: bulletinProblems,
};
