import { isClaimedTime } from '@rollcall/shared/contract/claimed-time';
import type { Bookmark, TrackPoint } from '@rollcall/shared/contract/side-file-event';
import { localTime } from './name-claim.ts';
import { decodeChinese, normalisePath } from './path-text.ts';
import { compilePattern } from './profile-pattern.ts';
import type { SideFileForm } from './side-file-form.ts';
import type { JsonField, SideFileEntries } from './side-file-rule.ts';

/** `badEntries`: what is there and can't be read as an entry; 1 when the whole file can't. */
export type SideFileReading =
  | { kind: 'track'; entries: TrackPoint[]; badEntries: number }
  | { kind: 'bookmarks'; entries: Bookmark[]; badEntries: number };

/** A longer file is not read: its text, and what it becomes in memory, stay bounded. A point a second for 12 hours takes 4 MiB. */
export const maxSideFileBytes = 4 * 1024 * 1024;
/** A recorder that writes more than a point a second for 14 hours is out of order. */
const maxEntries = 50_000;
/** The contract's limits. */
const maxLabelLength = 200;
const maxAccuracyM = 1_000_000;

type Values = { at?: unknown; latitude?: unknown; longitude?: unknown; accuracyM?: unknown; label?: unknown };

/**
 * Reads a side file as its layout says. What can't be read as an entry is counted: its text stays in the file, which is collected.
 * @param file `bytes` is undefined when the file is longer than `maxSideFileBytes`
 */
export function readSideFile(
  file: { pathText: string; bytes: Uint8Array | undefined },
  form: SideFileForm,
): SideFileReading {
  const values = file.bytes && valuesOf({ ...file, bytes: file.bytes }, form);
  if (!values) return { kind: form.kind, entries: [], badEntries: 1 };
  const read = values.slice(0, maxEntries);
  const tooMany = values.length - read.length;
  const time = (value: unknown) => timeOf(value, form);
  if (form.kind === 'track') {
    const entries = read.flatMap((one) => pointOf(one, time(one.at)) ?? []);
    return { kind: form.kind, entries, badEntries: read.length - entries.length + tooMany };
  }
  const entries = read.flatMap((one) => bookmarkOf(one, time(one.at)) ?? []);
  return { kind: form.kind, entries, badEntries: read.length - entries.length + tooMany };
}

/** Undefined when the whole file says nothing. */
function valuesOf(
  { pathText, bytes }: { pathText: string; bytes: Uint8Array },
  form: SideFileForm,
): Values[] | undefined {
  const { entries, encoding, pattern } = form;
  const text = encoding === 'utf-8' ? decodeChinese(bytes) : new TextDecoder('gb18030').decode(bytes);
  if (entries.as === 'json') return jsonValues(text, entries);
  if (entries.as === 'file') return [{ at: pattern.exec(normalisePath(pathText))?.groups?.at, label: text }];
  const line = compilePattern(entries.pattern);
  return text
    .split('\n')
    .map((one) => one.replace(/[\r\0]+$/, '').trim())
    .filter((one) => one !== '')
    .map((one) => {
      const { at, latitude, longitude, accuracy: accuracyM, label } = line.exec(one)?.groups ?? {};
      return { at, latitude, longitude, accuracyM, label };
    });
}

function jsonValues(text: string, entries: Extract<SideFileEntries, { as: 'json' }>): Values[] | undefined {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    return undefined; // The caller counts it as bad.
  }
  const list = follow(root, entries.list);
  if (!Array.isArray(list)) return undefined;
  const fields = compileFields(entries);
  return list.map((entry: unknown) => ({
    at: fields.at(entry),
    latitude: fields.latitude(entry),
    longitude: fields.longitude(entry),
    accuracyM: fields.accuracyM(entry),
    label: fields.label(entry),
  }));
}

function compileFields(entries: Extract<SideFileEntries, { as: 'json' }>) {
  const { at, latitude, longitude, accuracyM, label } = entries;
  return {
    at: compileField(at),
    latitude: compileField(latitude),
    longitude: compileField(longitude),
    accuracyM: compileField(accuracyM),
    label: compileField(label),
  };
}

function compileField(field: JsonField | undefined): (entry: unknown) => unknown {
  if (!field) return () => undefined;
  const part = field.pattern === undefined ? undefined : compilePattern(field.pattern);
  return (entry) => {
    const value = follow(entry, field.path);
    // Never makes a text of an object: one that is nested deeply enough would break the agent.
    return part ? part.exec(typeof value === 'string' ? value : '')?.[1] : value;
  };
}

function follow(from: unknown, path: readonly (string | number)[]): unknown {
  let value = from;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string | number, unknown>)[key];
  }
  return value;
}

function pointOf(values: Values, at: string | null): TrackPoint | undefined {
  const latitude = numberWithin(values.latitude, -90, 90);
  const longitude = numberWithin(values.longitude, -180, 180);
  if (at === null || latitude === null || longitude === null) return undefined;
  // Receivers write zeros while they don't know where they are.
  if (latitude === 0 && longitude === 0) return undefined;
  return { at, latitude, longitude, accuracyM: numberWithin(values.accuracyM, 0, maxAccuracyM) };
}

function bookmarkOf({ label }: Values, at: string | null): Bookmark | undefined {
  if (at === null) return undefined;
  const text = typeof label === 'string' ? label.replaceAll('\0', '\uFFFD').trim() : '';
  return { at, label: text.slice(0, maxLabelLength).toWellFormed() || null };
}

function numberWithin(value: unknown, least: number, most: number): number | null {
  const number = numberOf(value);
  return number !== undefined && number >= least && number <= most ? number : null;
}

function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : undefined;
}

const zonedTime = /^(\d{4}-?\d\d-?\d\d)[T _]?(\d\d:?\d\d:?\d\d)([.,]\d+)?\s*(Z|[+-]\d\d:?\d\d)$/i;

function timeOf(value: unknown, { entries, utcOffset }: SideFileForm): string | null {
  if (entries.as === 'json' && entries.atIs !== 'text') {
    const number = numberOf(value);
    return number === undefined ? null : momentOf(number * (entries.atIs === 'unix_seconds' ? 1000 : 1));
  }
  if (typeof value !== 'string') return null;
  const [, date, time, , zone] = zonedTime.exec(value.trim()) ?? [];
  if (date === undefined || time === undefined || zone === undefined) {
    return localTime(value.replace(/[.,]\d+\s*$/, ''), utcOffset);
  }
  const offset = zone.toUpperCase() === 'Z' ? '+00:00' : zone.replace(/^([+-]\d\d):?(\d\d)$/, '$1:$2');
  return localTime(date + time, offset);
}

function momentOf(ms: number): string | null {
  const moment = new Date(ms);
  if (Number.isNaN(moment.getTime())) return null;
  const iso = moment.toISOString();
  return isClaimedTime(iso) ? iso : null;
}
