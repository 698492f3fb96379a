import { defineWords } from './define-words.ts';

/** Recorders. */
export const recorderWords = defineWords({
  add: { zh: '新增记录仪', en: 'Add a recorder' },
  edit: { zh: '修改记录仪', en: 'Change a recorder' },
  facts: { zh: '基本情况', en: 'Facts' },
  holder: { zh: '现持有人', en: 'Held by' },
  lastDocked: { zh: '最近插入', en: 'Last docked' },
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
export const recorderDownloadColumns = defineWords({
  holderBadgeNo: { zh: '现持有人警号', en: 'Holder badge no.' },
});

/** What the template of its import says of each column, and what else files may say. */
export const recorderImport = {
  recorderSerial: {
    also: ['执法记录仪编号', '设备编号'],
    note: '唯一，与记录仪文件名中的编号一致。已有此编号的记录仪会被修改。',
    examples: ['K1A00001'],
  },
  unit: { note: '单位代码或名称，应已登记。空着：新记录仪不属于任何单位，已有的不变。', examples: ['路面一中队'] },
  state: {
    note: '空着：新记录仪为正常，已有的不变。',
    examples: ['正常'],
    choices: { normal: { also: ['完好'] }, in_repair: { zh: '维修', also: ['维修中', '送修'] } },
  },
  spare: {
    note: '是或否。空着：新记录仪不是备机，已有的不变。',
    examples: ['否'],
    choices: { yes: { also: ['备机', 'true'] }, no: { also: ['false'] } },
  },
};
