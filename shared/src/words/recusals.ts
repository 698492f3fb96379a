import type { RecusalRow } from '../resources/recusals.ts';
import { columnWords } from './columns.ts';
import { defineWords } from './define-words.ts';
import { defineColumns } from './list-columns.ts';

/** Who may not decide about whom. */
export const recusalWords = defineWords({
  title: { zh: '回避', en: 'Recusals' },
  add: { zh: '申报回避', en: 'Declare a recusal' },
  account: { zh: '回避人', en: 'Barred' },
  own: { zh: '本人', en: 'Myself' },
  officer: { zh: '涉及人员', en: 'About' },
  declared: { zh: '申报', en: 'Declared' },
  ended: { zh: '解除', en: 'Ended' },
  end: { zh: '解除回避', en: 'End it' },
  inForce: { zh: '只看生效中的', en: 'In force only' },
  hint: {
    zh: '回避人不得裁决涉及该人员的说明、申诉、异议和补改排班。对本人和本人的责任领导无须申报，一律回避；解除须由他人办理，本单位无人可以办理的，点开该条登记上级审批。',
    en: 'Who is recused may not decide anything about this officer. For oneself and one’s own leader this applies automatically. Only somebody else ends it; where nobody may, open it and enter what a superior decided.',
  },
  empty: { zh: '没有回避', en: 'No recusals declared' },
  emptyHint: { zh: '与民警、辅警有亲属或利害关系的，请在这里申报。', en: 'Declare a family tie or an interest here.' },
});

/** Its problems, by their code. */
export const recusalProblems = defineWords({
  recused: {
    title: { zh: '您须回避，不能裁决此人的事项', en: 'You cannot decide about this officer' },
    nextStep: { zh: '请交由另一名有权限的人办理。', en: 'Ask another person whose role allows it.' },
  },
  recusal_there: {
    title: { zh: '已申报过', en: 'This was declared already' },
    nextStep: { zh: '无须重复申报，请看列表。', en: 'You need not do anything: it is in the list.' },
  },
  own_recusal: {
    title: { zh: '不能解除自己的回避', en: 'You cannot end your own recusal' },
    nextStep: { zh: '请由另一名管理员或督察解除。', en: 'Ask another administrator or inspector to end it.' },
  },
});

/** Who declared it and when, and how it ended, stand in one cell of the page each. */
export const recusalColumns = defineColumns<RecusalRow>()([
  { key: 'name', kind: 'text', heading: recusalWords.account, width: 26, onPage: 'always' },
  { key: 'badgeNo', kind: 'text', heading: columnWords.badgeNo, onPage: 'never' },
  { key: 'officerName', kind: 'text', heading: recusalWords.officer, onPage: 'always' },
  { key: 'reason', kind: 'text', heading: columnWords.reason, width: 40 },
  {
    key: 'declared',
    kind: 'text',
    heading: recusalWords.declared,
    width: 30,
    inFiles: 'never',
    value: (row) => row.declaredBy,
  },
  { key: 'declaredBy', kind: 'text', heading: { zh: '申报人', en: 'Declared by' }, onPage: 'never' },
  { key: 'declaredAt', kind: 'moment', heading: { zh: '申报时间', en: 'Declared' }, onPage: 'never' },
  {
    key: 'ended',
    kind: 'text',
    heading: recusalWords.ended,
    width: 40,
    onPage: 'always',
    inFiles: 'never',
    value: (row) => row.endedBy,
  },
  { key: 'endedBy', kind: 'text', heading: { zh: '解除人', en: 'Ended by' }, onPage: 'never' },
  { key: 'endedAt', kind: 'moment', heading: { zh: '解除时间', en: 'Ended' }, onPage: 'never' },
  { key: 'endReason', kind: 'text', heading: { zh: '解除理由', en: 'Why it ended' }, width: 40, onPage: 'never' },
]);

/** What histories, refusals and files show of it. */
export const shownOfRecusals = {
  title: { zh: '回避', en: 'recusals' },
  subjects: { recusal: { zh: '回避', en: 'Recusal' } },
  facts: {
    recusal_declared: { zh: '申报回避', en: 'Recusal declared' },
    recusal_ended: { zh: '解除回避', en: 'Recusal ended' },
  },
  details: {},
  values: {},
  problems: recusalProblems,
};
