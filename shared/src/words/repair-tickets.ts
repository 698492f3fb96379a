import type { RepairOutcome, RepairState, RepairTicketRow } from '../resources/repair-tickets.ts';
import { defineWords, type Word } from './define-words.ts';
import { defineColumns } from './list-columns.ts';

const states = {
  open: { zh: '待处理', en: 'Open' },
  in_repair: { zh: '送修中', en: 'In repair' },
  closed: { zh: '已了结', en: 'Closed' },
} as const satisfies Record<RepairState, Word>;

const outcomes = {
  repaired: { zh: '已修好', en: 'Repaired' },
  no_fault: { zh: '无故障', en: 'No fault' },
  scrapped: { zh: '报废', en: 'Scrapped' },
} as const satisfies Record<RepairOutcome, Word>;

/** Of columns and of fields. */
const headings = {
  state: { zh: '状态', en: 'State' },
  symptom: { zh: '故障现象', en: 'Symptom' },
  unit: { zh: '所属单位', en: 'Unit' },
  outcome: { zh: '结果', en: 'Outcome' },
  note: { zh: '备注', en: 'Note' },
} as const;

export const repairTicketColumns = defineColumns<RepairTicketRow>()([
  {
    key: 'recorderSerial',
    kind: 'text',
    heading: { zh: '记录仪编号', en: 'Recorder serial' },
    width: 22,
    onPage: 'always',
  },
  { key: 'state', kind: 'word', heading: headings.state, words: states },
  { key: 'symptom', kind: 'text', heading: headings.symptom, width: 40 },
  { key: 'reportedAt', kind: 'moment', heading: { zh: '报障时间', en: 'Reported' } },
  {
    key: 'reporter',
    kind: 'person',
    heading: { zh: '报障人', en: 'Reported by' },
    value: ({ reportedBy, reporterName }) =>
      reportedBy === null ? null : { badgeNo: reportedBy, name: reporterName ?? '' },
  },
  { key: 'unitName', kind: 'text', heading: headings.unit, width: 26 },
  { key: 'reportCount', kind: 'number', heading: { zh: '报障次数', en: 'Reports' } },
  { key: 'closedAt', kind: 'moment', heading: { zh: '了结时间', en: 'Closed' } },
  { key: 'outcome', kind: 'word', heading: headings.outcome, words: outcomes },
  { key: 'note', kind: 'text', heading: headings.note, width: 40, onPage: 'optional' },
]);

/** Faults of recorders, and their repair. */
export const repairTicketWords = defineWords({
  ...headings,
  title: { zh: '报障与维修', en: 'Faults' },
  recorder: { zh: '记录仪', en: 'Recorder' },
  states,
  add: { zh: '报障', en: 'Report a fault' },
  noticedBy: { zh: '谁发现的', en: 'Who noticed it' },
  noticedAt: { zh: '何时发现', en: 'When it was noticed' },
  noticedAtHint: {
    zh: '留空：现在。从这时起，缺的录像算已说明。',
    en: 'Empty: now. What is missing from then on is explained.',
  },
  allReports: { zh: '全部报障', en: 'Everything that was reported' },
  outcomes,
  unsettled: { zh: '未了结', en: 'Not closed' },
  all: { zh: '全部', en: 'All' },
  sendToRepair: { zh: '送修', en: 'Send to repair' },
  saveNote: { zh: '保存备注', en: 'Save the note' },
  close: { zh: '了结', en: 'Close' },
  empty: { zh: '没有报障', en: 'No faults' },
  emptyHint: {
    zh: '民警在采集站屏幕上报障，或在这里登记。',
    en: "Officers report at a station's screen, or it is entered here.",
  },
});

const repairTicketFacts = {
  repair_ticket_opened: { zh: '报障', en: 'Fault reported' },
  fault_reported_again: { zh: '再次报障', en: 'Reported again' },
  repair_ticket_changed: { zh: '处理故障', en: 'Ticket changed' },
  repair_ticket_closed: { zh: '故障了结', en: 'Ticket closed' },
} as const;

/** Its problems, by their code. */
export const repairTicketProblems = defineWords({
  fault_told_late: {
    title: {
      zh: '不能为自己持有的记录仪补报过去的故障',
      en: 'You cannot report a fault of your own recorder for the past',
    },
    nextStep: {
      zh: '请不填发现时间，从现在起报障；之前的缺录请提交“缺录情况说明”，由另一人审批。',
      en: 'Leave the time out, so that the fault counts from now on. For footage missing before that, explain the gap; another person approves it.',
    },
  },
  repair_closed: {
    title: { zh: '这张维修单已经办结', en: 'This repair ticket is closed' },
    nextStep: { zh: '再有故障，请重新报障。', en: 'If the recorder is faulty again, report a new fault.' },
  },
  outcome_required: {
    title: { zh: '办结须写明结果', en: 'A ticket needs an outcome before it is closed' },
    nextStep: {
      zh: '请选择：已修复、无故障或报废。',
      en: 'Choose whether the recorder was repaired, had no fault, or is scrapped.',
    },
  },
});

/** What histories, refusals and files show of it. */
export const shownOfRepairTickets = {
  title: repairTicketWords.title,
  subjects: { repair_ticket: { zh: '报修单', en: 'Repair ticket' } },
  facts: repairTicketFacts,
  details: {},
  values: outcomes,
  problems: repairTicketProblems,
};
