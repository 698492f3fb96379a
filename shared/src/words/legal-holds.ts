import type { LegalHoldRow, LegalHoldState } from '../resources/legal-holds.ts';
import { defineWords, type Word } from './define-words.ts';
import { defineColumns } from './list-columns.ts';

/** Holds. */
export const legalHoldWords = defineWords({
  states: {
    active: { zh: '保全中', en: 'Held' },
    lifted: { zh: '已解除', en: 'Lifted' },
    expired: { zh: '已到期', en: 'Expired' },
  } satisfies Record<LegalHoldState, Word>,
  title: { zh: '证据保全', en: 'Holds' },
  /** Of its files. */
  fileTitle: { zh: '证据保全', en: 'holds' },
  hint: { zh: '证据保全期间不删除，不论分类和期限', en: 'Nothing held is deleted, whatever its category' },
  none: { zh: '没有证据保全', en: 'No holds' },
  place: { zh: '设置证据保全', en: 'Place a hold' },
  lift: { zh: '解除', en: 'Lift' },
  reason: { zh: '保全理由', en: 'Reason for the hold' },
  liftReason: { zh: '解除理由', en: 'Reason for lifting it' },
  until: { zh: '保全至', en: 'Held until' },
  untilHint: { zh: '不填则一直保全，直到解除', en: 'Left out: until somebody lifts it' },
  open: { zh: '直到解除', en: 'until lifted' },
  placed: { zh: '设置', en: 'Placed' },
  lifted: { zh: '解除', en: 'Lifted' },
  recording: { zh: '录像', en: 'Recording' },
  activeOnly: { zh: '只看保全中的', en: 'Held now only' },
  empty: { zh: '没有证据保全', en: 'No holds' },
  emptyHint: { zh: '在录像页可以设置证据保全。', en: 'Holds are placed on a recording’s page.' },
});

/** Its problems, by their code. */
export const legalHoldProblems = defineWords({
  hold_ended: {
    title: { zh: '这项保全已经结束', en: 'This hold has ended already' },
    nextStep: {
      zh: '请重新加载；仍需要时请重新设置。',
      en: 'Load the recording again. Place a new hold if it is still needed.',
    },
  },
  hold_expiry: {
    title: { zh: '保全的期限须晚于现在', en: 'The end of a hold must lie in the future' },
    nextStep: {
      zh: '请改正期限，或不填。',
      en: 'Correct the end date, or leave it out: then the hold lasts until somebody lifts it.',
    },
  },
});

/** Of its files; its page puts who and when together. */
export const legalHoldColumns = defineColumns<LegalHoldRow>()([
  { key: 'state', kind: 'word', heading: legalHoldWords.title, words: legalHoldWords.states },
  { key: 'fileName', kind: 'text', heading: legalHoldWords.recording, width: 36 },
  { key: 'reason', kind: 'text', heading: legalHoldWords.reason, width: 40 },
  { key: 'placedBy', kind: 'text', heading: { zh: '设置人', en: 'Placed by' }, width: 18 },
  { key: 'placedAt', kind: 'moment', heading: { zh: '设置时间', en: 'Placed' } },
  { key: 'expiresAt', kind: 'moment', heading: legalHoldWords.until },
  { key: 'liftedBy', kind: 'text', heading: { zh: '解除人', en: 'Lifted by' }, width: 18 },
  { key: 'liftedAt', kind: 'moment', heading: { zh: '解除时间', en: 'Lifted' } },
  { key: 'liftReason', kind: 'text', heading: legalHoldWords.liftReason, width: 40 },
]);

/** What histories, refusals and files show of it. */
export const shownOfLegalHolds = {
  title: legalHoldWords.fileTitle,
  subjects: { legal_hold: { zh: '证据保全', en: 'Legal hold' } },
  facts: {
    hold_placed: { zh: '设置证据保全', en: 'Hold placed' },
    hold_lifted: { zh: '解除证据保全', en: 'Hold lifted' },
  },
  details: {},
  values: {},
  problems: legalHoldProblems,
};
