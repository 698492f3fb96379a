import dayjs from 'dayjs';

/** What was typed into a form, by field, as it is kept. */
export interface DraftChanges {
  /** `was`: what stood in the field before, as `textOf` says it; `now`: what was typed; left out: it was emptied. */
  fields: Record<string, { was: string; now?: unknown }>;
  /** A file was chosen, too: no browser keeps that. */
  fileChosen: boolean;
  /** It was put into the form, which hasn't yet been drawn with it. */
  tried?: boolean;
}

export type Values = Readonly<Record<string, unknown>>;

export interface Restored {
  /** What goes into the form. */
  values: Values;
  /** What doesn't without a question: something else stands in these fields since it was typed. */
  clashing: DraftChanges['fields'];
  fileChosen: boolean;
}

class CannotKeep extends Error {}

/** What differs from `before`; undefined: nothing that can be kept. Files can't. */
export function changesOf(before: object, now: object): DraftChanges | undefined {
  const was = new Map<string, unknown>(Object.entries(before));
  const fields: DraftChanges['fields'] = {};
  let fileChosen = false;
  for (const [name, value] of Object.entries(now)) {
    try {
      const old = textOf(was.get(name));
      if (textOf(value) !== old) fields[name] = { was: old, now: pack(value) };
    } catch (error) {
      if (!(error instanceof CannotKeep)) throw error;
      fileChosen ||= [value].flat().some((one) => one instanceof Blob);
    }
  }
  return Object.keys(fields).length === 0 ? undefined : { fields, fileChosen };
}

/**
 * What of a draft goes into a form that begins with `initial` today.
 * @param kept as it was read, whatever it is; what was never drawn the last time isn't tried again
 * @param isNew nobody else can have changed what the form begins with
 * @returns undefined: nothing
 */
export function restore(kept: unknown, initial: object, isNew = false): Restored | undefined {
  if (!isDraft(kept) || kept.tried) return undefined;
  const today = new Map<string, unknown>(Object.entries(initial));
  const values: Record<string, unknown> = {};
  const clashing: DraftChanges['fields'] = {};
  try {
    for (const [name, change] of Object.entries(kept.fields)) {
      const stands = textOf(today.get(name));
      const now = unpack(change.now);
      if (stands === textOf(now)) continue;
      if (isNew || stands === change.was) values[name] = now;
      else clashing[name] = change;
    }
  } catch {
    return undefined; // It isn't what this page kept.
  }
  if (Object.keys(values).length + Object.keys(clashing).length === 0) return undefined;
  return { values, clashing, fileChosen: kept.fileChosen === true };
}

/** What was typed into fields, as the form takes it. */
export function valuesOf(fields: DraftChanges['fields']): Values {
  return Object.fromEntries(Object.entries(fields).map(([name, { now }]) => [name, unpack(now)]));
}

function isDraft(kept: unknown): kept is DraftChanges {
  return typeof kept === 'object' && kept !== null && 'fields' in kept;
}

/** The same text for the same value. An emptied field is one that was never filled in. */
function textOf(value: unknown): string {
  const isEmpty = value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
  return isEmpty ? '' : JSON.stringify(pack(value));
}

/** As JSON takes it, so that `unpack` makes the same of it. @throws {CannotKeep} */
function pack(value: unknown): unknown {
  if (dayjs.isDayjs(value)) return { $dayjs: value.valueOf() };
  if (value instanceof Date) return { $date: value.getTime() };
  if (Array.isArray(value)) return value.map(pack);
  if (typeof value !== 'object' || value === null) return value;
  if (Object.getPrototypeOf(value) !== Object.prototype) throw new CannotKeep();
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, pack(part)]));
}

function unpack(packed: unknown): unknown {
  if (Array.isArray(packed)) return packed.map(unpack);
  if (typeof packed !== 'object' || packed === null) return packed;
  if ('$dayjs' in packed) return dayjs(packed.$dayjs as number);
  if ('$date' in packed) return new Date(packed.$date as number);
  return Object.fromEntries(Object.entries(packed).map(([name, part]) => [name, unpack(part)]));
}
