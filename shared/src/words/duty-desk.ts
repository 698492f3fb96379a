import { checkedOutStates } from '../fields/checked-out-states.ts';
import type { DeskState, DeskView } from '../http/duty-desk.ts';
import { defineWords, type Word } from './define-words.ts';

export const deskStateNames = {
  taken: { zh: '持机', en: 'With a recorder' },
  faulty: { zh: '所持已报障', en: 'Recorder broken' },
  not_taken: { zh: '未持机', en: 'No recorder' },
  not_needed: { zh: '无须录像', en: 'No recording required' },
  ...checkedOutStates,
  fault: { zh: '报障未了结', en: 'Faults open' },
  spare: { zh: '可用备机', en: 'Spares ready' },
} as const satisfies Record<DeskState, Word>;

export const deskViewNames = {
  on_duty: { zh: '当前在岗', en: 'On duty now' },
  checked_out: { zh: '已领用', en: 'Checked out' },
  ...deskStateNames,
} as const satisfies Record<DeskView, Word>;

/** What the duty desk sees of this moment: people on duty, and recorders. */
export const deskWords = defineWords({
  title: { zh: '当前勤务', en: 'Duty now' },
  views: deskViewNames,
  tips: {
    on_duty: { zh: '此刻在班、未请假的人员', en: 'Everybody whose shift runs now and who is not on leave' },
    taken: {
      zh: '持有可用的记录仪，领用的或长期配备的',
      en: 'Holds a recorder that works, checked out or issued for long',
    },
    faulty: { zh: '持有的记录仪已报障，请换备机', en: 'Holds only a recorder that was reported broken: give a spare' },
    not_taken: { zh: '没有记录仪，或记录仪还在采集站', en: 'Holds none, or it still lies in a dock' },
    not_needed: { zh: '所执勤务无须录像', en: 'Nothing of this duty must be recorded' },
    checked_out: {
      zh: '领用后还没有办理交回的记录仪，不含长期配备',
      en: 'Recorders that were checked out and not returned; without those issued for long',
    },
    holder_on_duty: {
      zh: '领用人正在班，记录仪不在采集站',
      en: 'Their holder is on duty; they are in no dock',
    },
    not_due: {
      zh: '班前领用、当天两班之间，或者当天无班次',
      en: 'Before a shift, between two of a day, or taken today without one',
    },
    docked: {
      zh: '已插入采集站，还没有办理交回',
      en: 'In a dock, but nobody has returned them',
    },
    not_returned: {
      zh: '领用的那一班已经结束，记录仪没有交回，也不在采集站',
      en: 'The duty for which they were taken is over; neither returned nor in a dock',
    },
    fault: { zh: '报障后还没有了结的记录仪', en: 'Recorders whose repair tickets are not closed' },
    spare: { zh: '状态正常、无人持有的备机', en: 'Spares that work and that nobody holds' },
  },
  people: { zh: '人员', en: 'People' },
  recorders: { zh: '记录仪', en: 'Recorders' },
  inCustodies: { zh: '在“配备与领用”中查看', en: 'Show in Custody' },
  close: { zh: '收起', en: 'Close' },
  nobody: { zh: '没有', en: 'None' },
  officer: { zh: '人员', en: 'Officer' },
  unit: { zh: '单位', en: 'Unit' },
  duty: { zh: '勤务', en: 'Duty' },
  post: { zh: '岗位', en: 'Post' },
  shift: { zh: '班次', en: 'Shift' },
  shiftDays: { zh: '班次', en: 'Shift' },
  state: { zh: '状态', en: 'State' },
  recorder: { zh: '记录仪', en: 'Recorder' },
  heldFrom: { zh: '领用时间', en: 'Taken' },
  inDock: { zh: (station: string) => `在 ${station}`, en: (station: string) => `in the dock of ${station}` },
  symptom: { zh: '故障现象', en: 'Symptom' },
  reported: { zh: '报障时间', en: 'Reported' },
});

/** Headings of its file that its page doesn't have. */
export const deskDownloadColumns = defineWords({
  shiftStarts: { zh: '班次开始', en: 'Shift starts' },
  shiftEnds: { zh: '班次结束', en: 'Shift ends' },
  dockedAt: { zh: '所在采集站', en: 'In the dock of' },
});
