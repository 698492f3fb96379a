import { type CheckItem, checkItemSchema } from '@rollcall/shared/contract/pre-shift-check';

/** The six items of a pre-shift check; those that are named are at fault, each with its note. */
export function itemsWith(faults: Partial<Record<CheckItem, string>>) {
  const items = checkItemSchema.options.map((item) => {
    const note = faults[item];
    return [item, note === undefined ? { result: 'ok', note: '' } : { result: 'fault', note }];
  });
  return Object.fromEntries(items);
}

export const allInOrder = itemsWith({});
