import { conflictKinds, custodyConflictFilters as fields } from '../fields/custody-conflicts.ts';
import type { CustodyConflictRow } from '../resources/custody-conflicts.ts';
import { defineWords } from './define-words.ts';
import { formatWords } from './format.ts';
import { defineColumns } from './list-columns.ts';

/** Contradictions in what is known of who held a recorder. */
export const custodyConflictWords = defineWords({
  title: { zh: '领用记录冲突', en: 'Contradictions' },
  empty: { zh: '没有冲突', en: 'No contradictions' },
  emptyHint: { zh: '所见与登记一致。', en: 'What was seen agrees with what was entered.' },
});

export const custodyConflictColumns = defineColumns<CustodyConflictRow>()([
  { key: 'recorderSerial', kind: 'text', heading: fields.recorderSerial.label, width: 22, onPage: 'always' },
  {
    key: 'officers',
    kind: 'text',
    heading: { zh: '涉及人员', en: 'Officers' },
    width: 30,
    value: ({ officers }) => officers.map(({ badgeNo, name }) => `${badgeNo} ${name}`).join(formatWords.and.zh),
  },
  { key: 'fromAt', kind: 'moment', heading: { zh: '起', en: 'From' } },
  { key: 'untilAt', kind: 'moment', heading: { zh: '止', en: 'Until' } },
  {
    key: 'kind',
    kind: 'text',
    heading: { zh: '冲突', en: 'Contradiction' },
    width: 60,
    value: ({ kind }, language) => conflictKinds[kind][language],
  },
]);

/** What files show of them. */
export const shownOfCustodyConflicts = {
  title: { zh: '领用记录冲突', en: 'contradictions' },
  subjects: {},
  facts: {},
  details: {},
  values: {},
  problems: {},
};
