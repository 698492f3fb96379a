import type { RepairOutcome, RepairState } from '../http/repair-tickets.ts';
import { defineWords, type Word } from './define-words.ts';

/** How far a repair is. */
export const repairStateNames = {
  open: { zh: '待处理', en: 'Open' },
  in_repair: { zh: '送修中', en: 'In repair' },
  closed: { zh: '已了结', en: 'Closed' },
} as const satisfies Record<RepairState, Word>;

/** Faults of recorders, and their repair. */
export const repairTicketWords = defineWords({
  add: { zh: '报障', en: 'Report a fault' },
  symptom: { zh: '故障现象', en: 'Symptom' },
  reportedAt: { zh: '报障时间', en: 'Reported' },
  reportedBy: { zh: '报障人', en: 'By' },
  noticedBy: { zh: '谁发现的', en: 'Who noticed it' },
  noticedAt: { zh: '何时发现', en: 'When it was noticed' },
  noticedAtHint: {
    zh: '留空：现在。从这时起，缺的录像算已说明。',
    en: 'Empty: now. What is missing from then on is explained.',
  },
  reports: { zh: '次数', en: 'Reports' },
  allReports: { zh: '全部报障', en: 'Everything that was told' },
  closedAt: { zh: '了结时间', en: 'Closed' },
  outcome: { zh: '结果', en: 'Outcome' },
  outcomes: {
    repaired: { zh: '已修好', en: 'Repaired' },
    no_fault: { zh: '无故障', en: 'No fault' },
    scrapped: { zh: '报废', en: 'Scrapped' },
  } satisfies Record<RepairOutcome, Word>,
  note: { zh: '备注', en: 'Note' },
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

/** Its problems, by their code. */
export const repairTicketProblems = defineWords({
  fault_told_late: {
    title: { zh: '已过去的时间不能由自己报障说明', en: 'Nobody excuses the own past by a fault' },
    nextStep: {
      zh: '请不填发现时间，从现在起报障；之前的缺录请提交“缺录情况说明”，由另一人审批。',
      en: 'Report it as of now. What is missing of before is explained as a gap, and another person approves.',
    },
  },
  repair_closed: {
    title: { zh: '这张维修单已经办结', en: 'This repair ticket is closed' },
    nextStep: { zh: '再有故障，请重新报障。', en: 'Open a new one if the recorder is faulty again.' },
  },
  outcome_required: {
    title: { zh: '办结须写明结果', en: 'A ticket is closed with an outcome' },
    nextStep: {
      zh: '请选择：已修复、无故障或报废。',
      en: 'Say whether it was repaired, had no fault, or is scrapped.',
    },
  },
});

/** Headings of its file that its page doesn't have. */
export const repairTicketExportColumns = defineWords({
  badgeNo: { zh: '报障人警号', en: 'Badge no.' },
  reportedBy: { zh: '报障人', en: 'Reported by' },
  reports: { zh: '报障次数', en: 'Reports' },
});
