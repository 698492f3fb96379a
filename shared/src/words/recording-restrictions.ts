import type { RestrictionRow, RestrictionState, RestrictionWhy } from '../resources/recording-restrictions.ts';
import { defineWords, type Word } from './define-words.ts';
import { defineColumns } from './list-columns.ts';

export const restrictionWhyNames = {
  private: { zh: '涉及隐私', en: 'Private' },
  irrelevant: { zh: '与工作无关', en: 'Nothing to do with duty' },
} as const satisfies Record<RestrictionWhy, Word>;

export const restrictionStateNames = {
  restricted: { zh: '限制调阅中', en: 'Restricted' },
  lifted: { zh: '已解除', en: 'Lifted' },
} as const satisfies Record<RestrictionState, Word>;

export const restrictionColumns = defineColumns<RestrictionRow>()([
  { key: 'state', kind: 'word', heading: { zh: '状态', en: 'State' }, words: restrictionStateNames, onPage: 'always' },
  { key: 'why', kind: 'word', heading: { zh: '原因', en: 'Why' }, words: restrictionWhyNames },
  { key: 'reason', kind: 'text', heading: { zh: '理由', en: 'Reason' }, width: 40 },
  { key: 'capturedAt', kind: 'moment', heading: { zh: '录制时间', en: 'Recorded' }, onPage: 'always' },
  {
    key: 'officer',
    kind: 'person',
    heading: { zh: '领用人', en: 'Held by' },
    value: ({ badgeNo, officerName }) => (badgeNo === null ? null : { badgeNo, name: officerName ?? '' }),
  },
  { key: 'recorderSerial', kind: 'text', heading: { zh: '执法记录仪', en: 'Recorder' }, width: 16 },
  { key: 'unitName', kind: 'text', heading: { zh: '单位', en: 'Unit' }, width: 18 },
  { key: 'restrictedBy', kind: 'text', heading: { zh: '设置人', en: 'Restricted by' }, width: 18 },
  { key: 'restrictedAt', kind: 'moment', heading: { zh: '设置时间', en: 'Restricted' } },
  { key: 'liftedBy', kind: 'text', heading: { zh: '解除人', en: 'Lifted by' }, width: 18, onPage: 'optional' },
  { key: 'liftedAt', kind: 'moment', heading: { zh: '解除时间', en: 'Lifted' }, onPage: 'optional' },
  { key: 'liftReason', kind: 'text', heading: { zh: '解除理由', en: 'Why lifted' }, width: 40, onPage: 'optional' },
  { key: 'recordingId', kind: 'text', heading: { zh: '录像编号', en: 'Recording' }, width: 38, onPage: 'never' },
]);

export const restrictionWords = defineWords({
  title: { zh: '限制调阅的录像', en: 'Restricted footage' },
  noTime: { zh: '拍摄时间不明', en: 'time unknown' },
  hint: {
    zh: '涉及隐私、与工作无关的录像：除录制人本人外，只有督察和管理员能看、能导出。照常保存，照常计入覆盖。',
    en: 'Private or irrelevant footage: nobody but whoever recorded it, inspectors and administrators sees or exports it. It is kept and counts as before.',
  },
  empty: { zh: '没有限制调阅的录像', en: 'No restricted footage' },
  emptyHint: { zh: '在录像页点“限制调阅”。', en: 'A recording is restricted on its page.' },
  restrict: { zh: '限制调阅', en: 'Restrict' },
  lift: { zh: '解除限制', en: 'Lift the restriction' },
  why: { zh: '原因', en: 'Why' },
  state: { zh: '状态', en: 'State' },
  shown: {
    zh: (why: string, by: string, at: string) => `限制调阅：${why}（${by}，${at}）`,
    en: (why: string, by: string, at: string) => `Restricted: ${why} (${by}, ${at})`,
  },
});

/** Its problems, by their code. */
export const restrictionProblems = defineWords({
  recording_restricted: {
    title: { zh: '这段录像限制调阅', en: 'This recording is restricted' },
    nextStep: {
      zh: '只有录制人本人、督察和管理员能看。工作需要的，请联系督察。',
      en: 'Only whoever recorded it, inspectors and administrators see it. If duty requires it, ask an inspector.',
    },
  },
  recording_restricted_already: {
    title: { zh: '这段录像已经限制调阅', en: 'It is restricted already' },
    nextStep: { zh: '刷新页面查看是谁设置的。', en: 'Load the page again to see who did it.' },
  },
  restriction_lifted: {
    title: { zh: '限制已经解除', en: 'The restriction was lifted already' },
    nextStep: { zh: '刷新页面；仍需要的，重新设置。', en: 'Load the page again. Restrict it anew if that is needed.' },
  },
});

/** What histories, refusals and files show of it. */
export const shownOfRestrictions = {
  title: restrictionWords.title,
  subjects: {},
  facts: {
    recording_restricted: { zh: '限制调阅', en: 'Restricted' },
    recording_unrestricted: { zh: '解除限制调阅', en: 'Restriction lifted' },
  },
  details: {},
  values: restrictionWhyNames,
  problems: restrictionProblems,
};
