import type { InspectionItem } from '@rollcall/shared/http/inspection-items';
import type { InspectedItems, ItemResult } from '@rollcall/shared/resources/field-inspections';
import { inspectionItemNames } from '@rollcall/shared/words/field-inspections';

/** In the order in which they are looked at. */
export const itemKeys = Object.keys(inspectionItemNames) as InspectionItem[];

/** A form while it is filled in: nothing is chosen before. */
export interface Draft {
  sought: string;
  place: string;
  /** `HH:mm` of today; empty: now. */
  time: string;
  results: Partial<Record<InspectionItem, ItemResult>>;
  notes: Partial<Record<InspectionItem, string>>;
  note: string;
  /** What is to be put right at once; empty: nothing. */
  task: string;
}

export const emptyDraft: Draft = { sought: '', place: '', time: '', results: {}, notes: {}, note: '', task: '' };

export function itemsOf({ results, notes }: Draft): InspectedItems {
  return Object.fromEntries(
    itemKeys.map((item) => {
      const result = results[item] ?? 'not_applicable';
      return [item, { result, note: result === 'fault' ? (notes[item] ?? '').trim() : '' }];
    }),
  ) as InspectedItems;
}

export function draftOf(form: {
  sought: string;
  place: string;
  items: InspectedItems;
  note: string;
  time: string;
  task?: string;
}): Draft {
  const entries = itemKeys.map((item) => [item, form.items[item]] as const);
  return {
    ...{ sought: form.sought, place: form.place, time: form.time, note: form.note, task: form.task ?? '' },
    results: Object.fromEntries(entries.map(([item, { result }]) => [item, result])),
    notes: Object.fromEntries(entries.map(([item, { note }]) => [item, note])),
  };
}

/** What is missing before it can be sent; undefined: nothing. */
export function lacks(draft: Draft): 'fields' | 'notes' | undefined {
  const { sought, place, results } = draft;
  if (sought.trim() === '' || place.trim() === '') return 'fields';
  if (itemKeys.some((item) => results[item] === undefined)) return 'fields';
  const isBare = (item: InspectionItem) => results[item] === 'fault' && (draft.notes[item] ?? '').trim() === '';
  return itemKeys.some(isBare) ? 'notes' : undefined;
}

export function faultCount({ results }: Draft): number {
  return itemKeys.filter((item) => results[item] === 'fault').length;
}
