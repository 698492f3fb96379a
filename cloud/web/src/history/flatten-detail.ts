import type { History } from '@rollcall/shared/http/history';

type Detail = History[number]['detail'];
type Value = Detail[string];

/** A named value; of a change, the one before and the one after. */
export interface DetailEntry {
  name: string;
  values: Value[];
}

/** What is told of a fact, in no order. `omit`: what the page around it says already, unless the fact changed it. */
export function toldDetail(detail: Detail, omit: readonly string[]): DetailEntry[] {
  return flattenDetail(detail).filter(({ name, values }) => values.length > 1 || !omit.includes(name));
}

/**
 * Of a fact with `before` and `after`, only what differs, side by side; of any other, everything that has a value, groups
 * (`coverage: { recordedMs }`) taken apart.
 */
export function flattenDetail({ before, after, ...rest }: Detail): DetailEntry[] {
  const ungrouped = Object.entries(rest).flatMap(([name, value]) =>
    isRecord(value) && !holdsOnlyGroups(value) ? Object.entries(value) : [[name, value] as const],
  );
  const others = [...new Map(ungrouped)].flatMap(([name, value]) =>
    isNothing(value) ? [] : [{ name, values: [value] }],
  );
  // Nothing before: it was added. Nothing after: it was removed.
  const whole = before === null ? after : after === null ? before : undefined;
  if (isRecord(whole)) return [...flattenDetail(whole), ...others];
  if (!isRecord(before) || !isRecord(after)) {
    const both = Object.entries({ before, after }).flatMap(([name, value]) =>
      value === undefined ? [] : [{ name, values: [value] }],
    );
    return [...both, ...others];
  }
  const changed = Object.keys({ ...before, ...after }).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  return [...changed.map((name) => ({ name, values: [before[name] ?? null, after[name] ?? null] })), ...others];
}

function holdsOnlyGroups(group: Record<string, Value>): boolean {
  const parts = Object.values(group);
  return parts.length > 0 && parts.every(isRecord);
}

function isNothing(value: Value): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function isRecord(value: Value | undefined): value is Record<string, Value> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
