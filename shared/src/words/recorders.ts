import type { RecorderState } from '../http/recorders.ts';
import { defineWords, type Word } from './define-words.ts';

/** Whether a recorder can be used. */
export const recorderStateNames = {
  normal: { zh: '正常', en: 'Normal' },
  faulty: { zh: '故障', en: 'Faulty' },
  in_repair: { zh: '维修中', en: 'In repair' },
  scrapped: { zh: '报废', en: 'Scrapped' },
} as const satisfies Record<RecorderState, Word>;

/** Recorders. */
export const recorderWords = defineWords({
  add: { zh: '新增记录仪', en: 'Add a recorder' },
  edit: { zh: '修改记录仪', en: 'Change a recorder' },
  facts: { zh: '基本情况', en: 'Facts' },
  serial: { zh: '编号', en: 'Serial' },
  unit: { zh: '单位', en: 'Unit' },
  state: { zh: '状态', en: 'State' },
  spare: { zh: '备机', en: 'Spare' },
  holder: { zh: '现持有人', en: 'Held by' },
  lastDocked: { zh: '最近插入', en: 'Last docked' },
  search: { zh: '编号、警号或姓名', en: 'Serial, badge or name' },
  empty: { zh: '还没有记录仪', en: 'No recorders yet' },
  emptyHint: { zh: '逐个新增，或从表格导入。', en: 'Add them one by one, or import a spreadsheet.' },
  custodies: { zh: '配备与领用', en: 'Custody' },
  docks: { zh: '最近插入采集站', en: 'Latest docks' },
  docked: { zh: '插入', en: 'Docked' },
  collected: { zh: '采集完成', en: 'Collected' },
  undocked: { zh: '拔出', en: 'Undocked' },
  footage: { zh: '录像', en: 'Recordings' },
  noDocks: { zh: '从未插入采集站', en: 'Never docked' },
});

/** Its problems, by their code. */
export const recorderProblems = defineWords({
  recorder_scrapped: {
    title: { zh: '该记录仪已报废', en: 'The recorder is scrapped' },
    nextStep: { zh: '请换一台，或先更正它的状态。', en: 'Choose another recorder, or correct its state first.' },
  },
});

/** Headings of its file that its page doesn't have. */
export const recorderExportColumns = defineWords({
  holderBadgeNo: { zh: '现持有人警号', en: 'Holder badge no.' },
});
