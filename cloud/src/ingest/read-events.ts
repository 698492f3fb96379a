import {
  type EventEnvelope,
  eventEnvelopeSchema,
  parseStationEvent,
  type SetAsideEntry,
  type StationEvent,
} from '@rollcall/shared/contract/event';
import { z } from 'zod';
import { holdsUnstorableText } from './holds-unstorable-text.ts';

export interface QuarantinedEvent {
  seq: number;
  /** Null when the event has no type that can be stored. */
  type: string | null;
  /** The event's JSON. */
  raw: Buffer;
  reason: string;
}

export interface ReadableEvent {
  envelope: EventEnvelope;
  /** Without the entries that are set aside. */
  event: StationEvent;
  /** The body as the station sent it, with the fields that this version doesn't know; null for an entry that jsonb refuses. */
  bodyJson: string;
  setAside: SetAsideEntry[];
}

export interface ReadEvents {
  readable: ReadableEvent[];
  quarantined: QuarantinedEvent[];
}

/** JSON escapes of characters that jsonb can't store. Cheap to search for, and almost never there. */
const suspiciousEscape = /\\u(0000|d[89a-f])/i;

/** Reads the events of a verified batch one by one. An event that can't be read or stored is set aside with the reason. */
export function readEvents(batch: { firstSeq: number; events: unknown[] }, text: string): ReadEvents {
  const suspicious = suspiciousEscape.test(text);
  const readable: ReadableEvent[] = [];
  const quarantined: QuarantinedEvent[] = [];
  batch.events.forEach((raw, index) => {
    const seq = batch.firstSeq + index;
    const read = readEvent(raw, seq, suspicious);
    if ('reason' in read) {
      quarantined.push({ seq, type: typeOf(raw), raw: Buffer.from(stringify(raw) ?? ''), reason: read.reason });
    } else readable.push(read);
  });
  return { readable, quarantined };
}

function typeOf(raw: unknown): string | null {
  const type = typeof raw === 'object' && raw !== null && 'type' in raw ? raw.type : null;
  return typeof type === 'string' && /^[a-z0-9_.-]{1,64}$/.test(type) ? type : null;
}

/** Reads one event: on arrival, or when it is reprocessed from quarantine. */
export function readEvent(raw: unknown, seq: number, suspicious = true): ReadableEvent | { reason: string } {
  const envelope = eventEnvelopeSchema.safeParse(raw);
  if (!envelope.success) return { reason: z.prettifyError(envelope.error).slice(0, 2000) };
  if (envelope.data.seq !== seq) return { reason: `its seq is ${envelope.data.seq}, its place in the batch is ${seq}` };
  const bodyJson = stringify(envelope.data.body);
  if (bodyJson === undefined) return { reason: 'its body is nested too deeply; the batch still holds it' };
  if (!suspicious || !holdsUnstorableText(envelope.data)) return parse(envelope.data, bodyJson, []);
  const { body, setAside } = withoutUnstorableEntries(envelope.data.body);
  const storable = { ...envelope.data, body };
  if (holdsUnstorableText(storable)) return { reason: unstorable };
  return parse(storable, JSON.stringify(body), setAside);
}

const unstorable = 'a text in it holds NUL or half a surrogate pair, which the database does not store';

function parse(
  envelope: EventEnvelope,
  bodyJson: string,
  unstorable: SetAsideEntry[],
): ReadableEvent | { reason: string } {
  const parsed = parseStationEvent(envelope);
  if (parsed.outcome === 'unreadable') return { reason: parsed.reason };
  const known = new Set(unstorable.map(({ index }) => index));
  const setAside = [...unstorable, ...parsed.setAside.filter(({ index }) => !known.has(index))];
  return { envelope, event: parsed.event, bodyJson, setAside };
}

/** Puts null in the place of each entry that is set aside, so that the others keep their index. */
function withoutUnstorableEntries(body: unknown): { body: unknown; setAside: SetAsideEntry[] } {
  if (typeof body !== 'object' || body === null || !('entries' in body) || !Array.isArray(body.entries)) {
    return { body, setAside: [] };
  }
  const setAside: SetAsideEntry[] = [];
  const entries = body.entries.map((raw: unknown, index) => {
    if (!holdsUnstorableText(raw)) return raw;
    setAside.push({ index, raw, reason: unstorable });
    return null;
  });
  return { body: { ...body, entries }, setAside };
}

function stringify(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch (error) {
    // JSON.stringify fails on nesting that JSON.parse still reads.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
