import type { Fields } from './field.ts';
import { recorderStates } from './recorder-states.ts';

export const recorderFields = {
  recorderSerial: {
    label: { zh: '编号', en: 'Serial' },
    heading: { zh: '记录仪编号', en: 'Recorder serial' },
    kind: 'id',
    of: 'recorderSerial',
  },
  unitCode: {
    label: { zh: '单位', en: 'Unit' },
    heading: { zh: '所属单位', en: 'Unit' },
    kind: 'unit',
    optional: true,
  },
  state: { label: { zh: '状态', en: 'State' }, kind: 'choice', choices: recorderStates, default: 'normal' },
  spare: { label: { zh: '备机', en: 'Spare' }, kind: 'flag', default: false },
} as const satisfies Fields;

export const recorderFilters = {
  /** In its serial, and the badge number and name of its holder. */
  q: { label: { zh: '编号、警号或姓名', en: 'Serial, badge or name' }, kind: 'search', most: 50 },
  unitCode: { label: recorderFields.unitCode.label, kind: 'unit' },
  state: recorderFields.state,
  spare: recorderFields.spare,
} as const satisfies Fields;
