import { custodyDisputeFilters as fields } from '../fields/custody-disputes.ts';
import type { CustodyDisputeRow } from '../resources/custody-disputes.ts';
import { defineWords } from './define-words.ts';
import { defineColumns } from './list-columns.ts';

/** Disputes about who held a recorder. */
export const custodyDisputeWords = defineWords({
  title: { zh: '领用异议', en: 'Disputes' },
  reason: { zh: '异议理由', en: 'What the officer says' },
  decision: { zh: '裁定理由', en: 'Decision' },
  time: { zh: '领用时间', en: 'Taken for' },
  entered: { zh: '登记人', en: 'Entered by' },
  atStation: { zh: '采集站屏幕，本人警号和 PIN', en: "A station's screen, by badge and PIN" },
  unknown: { zh: '不详', en: 'Not known any more' },
  disputed: { zh: '提出异议', en: 'Disputed' },
  decided: { zh: '裁定', en: 'Decided' },
  roster: { zh: '当时排班', en: 'Roster of that time' },
  offDuty: { zh: '这段时间本人没有排班。', en: 'The officer was not on duty in this time.' },
  post: { zh: '勤务与岗位', en: 'Duty and post' },
  footage: { zh: '这台记录仪当时的录像', en: 'Footage of the recorder in that time' },
  noFootage: { zh: '这段时间没有录像。', en: 'There is no footage of this time.' },
  allFootage: { zh: '打开录像列表', en: 'Open the list of recordings' },
  when: { zh: '时间', en: 'Time' },
  file: { zh: '文件', en: 'File' },
  day: { zh: '打开当天时间轴', en: "Open the officer's day" },
  ofFinding: {
    title: { zh: '领用争议', en: 'Who held the recorder' },
    intro: {
      zh: '领用不是本人或时间不对的，由本人在这里对该次领用提出异议，由他人裁定；不另行申诉。裁定后，这个问题自动更新。',
      en: 'Whoever is named wrongly disputes the check-out here, and somebody else decides: no appeal is needed. The finding follows the decision.',
    },
    checkOuts: { zh: '当天的领用', en: 'Check-outs of the day' },
    disputes: { zh: '异议与裁定', en: 'Disputes' },
    none: { zh: '没有您能看到的领用记录。', en: 'You can see no check-out of that day.' },
    conflicts: { zh: '互相冲突的领用记录', en: 'Where the records contradict each other' },
  },
  empty: { zh: '没有异议', en: 'No disputes' },
  emptyHint: {
    zh: '民警在台账的“配备与领用”里对自己名下的领用提出异议，由他人裁定。',
    en: 'Officers dispute check-outs in their names in the registry; somebody else decides.',
  },
});

/** Its problems, by their code. */
export const custodyDisputeProblems = defineWords({
  not_your_check_out: {
    title: { zh: '只能对自己名下的领用提出异议', en: 'You can dispute only a check-out in your own name' },
    nextStep: {
      zh: '请由本人提出。账号须登记了您的警号，可请管理员登记。',
      en: 'Ask that officer. If it is yours, ask an administrator to enter your badge number in your account.',
    },
  },
  assignment_not_disputed: {
    title: { zh: '只有领用可以提出异议', en: 'Only check-outs can be disputed' },
    nextStep: { zh: '配备有误，请中队责任领导更正。', en: 'Ask your leader to correct the assignment.' },
  },
  disputed_already: {
    title: { zh: '这次领用已经提出过异议', en: 'This check-out was disputed already' },
    nextStep: {
      zh: '请等待裁定，结果会显示在领用旁边。若已裁定不成立而仍有误，请大队为正确的人员登记领用。',
      en: 'Wait for the decision. It will be shown beside the check-out. If the dispute was wrongly dismissed, ask the brigade office to enter a check-out for the right officer.',
    },
  },
  dispute_decided: {
    title: { zh: '这项异议已经裁定', en: 'This dispute was decided already' },
    nextStep: { zh: '请重新载入，查看结果。', en: 'Load the list again to see the decision.' },
  },
  own_entry_defended: {
    title: {
      zh: '登记领用的人不能驳回对它的异议',
      en: 'You entered this check-out, so you cannot dismiss the dispute about it',
    },
    nextStep: { zh: '请由另一名有权的人裁定。', en: 'Ask another person whose role allows it.' },
  },
});

export const custodyDisputeColumns = defineColumns<CustodyDisputeRow>()([
  { key: 'state', kind: 'word', heading: fields.state.label, words: fields.state.choices },
  {
    key: 'officer',
    kind: 'person',
    heading: fields.badgeNo.label,
    value: ({ badgeNo, officerName }) => ({ badgeNo, name: officerName }),
    onPage: 'always',
  },
  { key: 'recorderSerial', kind: 'text', heading: fields.recorderSerial.label, width: 22 },
  { key: 'fromAt', kind: 'moment', heading: { zh: '起', en: 'From' } },
  { key: 'untilAt', kind: 'moment', heading: { zh: '止', en: 'Until' } },
  { key: 'reason', kind: 'text', heading: custodyDisputeWords.reason, width: 40 },
  { key: 'disputedAt', kind: 'moment', heading: { zh: '提出时间', en: 'Disputed' }, onPage: 'optional' },
  { key: 'decidedBy', kind: 'text', heading: { zh: '裁定人', en: 'Decided by' }, onPage: 'optional' },
  { key: 'decidedAt', kind: 'moment', heading: { zh: '裁定时间', en: 'Decided' }, onPage: 'optional' },
  { key: 'decisionReason', kind: 'text', heading: custodyDisputeWords.decision, width: 40 },
]);

/** What histories, refusals and files show of it. */
export const shownOfCustodyDisputes = {
  title: custodyDisputeWords.title,
  subjects: {},
  facts: {
    custody_disputed: { zh: '对领用提出异议', en: 'Check-out disputed' },
    custody_dispute_upheld: { zh: '异议成立，撤销领用', en: 'Dispute upheld' },
    custody_dispute_dismissed: { zh: '异议不成立', en: 'Dispute dismissed' },
  },
  details: {},
  values: {},
  problems: custodyDisputeProblems,
};
