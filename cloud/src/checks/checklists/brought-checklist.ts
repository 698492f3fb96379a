import type { ChecklistItem } from '@rollcall/shared/resources/checklists';

/** Version 0, with which a brigade begins. Names stand among the words, by key. */
export const broughtItems: ChecklistItem[] = [
  { key: 'bearing', dimension: 'conduct', name: null, deduction: 2, stated: null },
  { key: 'language', dimension: 'conduct', name: null, deduction: 2, stated: null },
  { key: 'conduct', dimension: 'conduct', name: null, deduction: 2, stated: null },
  { key: 'party_not_told', dimension: 'conduct', name: null, deduction: 1, stated: null },
  { key: 'no_reflective_vest', dimension: 'safety_protection', name: null, deduction: 2, stated: null },
  { key: 'not_worn', dimension: 'full_recording', name: null, deduction: 2, stated: 'coverage' },
  { key: 'not_worn_at_post', dimension: 'full_recording', name: null, deduction: 5, stated: null },
  { key: 'incomplete', dimension: 'full_recording', name: null, deduction: 2, stated: 'coverage' },
];
