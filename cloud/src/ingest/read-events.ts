import {
  type EventEnvelope,
  eventEnvelopeSchema,
  parseStationEvent,
  type StationEvent,
} from '@rollcall/shared/contract/event';
import { z } from 'zod';
import { holdsUnstorableText } from './holds-unstorable-text.ts';

export interface QuarantinedEvent {
  seq: number;
  /** The event's JSON. */
  raw: Buffer;
  reason: string;
}

export interface ReadableEvent {
  envelope: EventEnvelope;
  event: StationEvent;
  /** The body as the station sent it, with the fields that this version doesn't know. */
  bodyJson: string;
}

export interface ReadEvents {
  readable: ReadableEvent[];
  quarantined: QuarantinedEvent[];
}

/** JSON escapes of what Postgres can't store in jsonb. Cheap to look for, and nearly never there. */
const suspiciousEscape = /\\u(0000|d[89a-f])/i;

/** Reads a verified batch's events one by one; those that can't be read or stored are set aside with the reason. */
export function readEvents(batch: { firstSeq: number; events: unknown[] }, text: string): ReadEvents {
  const suspicious = suspiciousEscape.test(text);
  const readable: ReadableEvent[] = [];
  const quarantined: QuarantinedEvent[] = [];
  batch.events.forEach((raw, index) => {
    const seq = batch.firstSeq + index;
    const read = readEvent(raw, seq, suspicious);
    if ('reason' in read) quarantined.push({ seq, raw: Buffer.from(stringify(raw) ?? ''), reason: read.reason });
    else readable.push(read);
  });
  return { readable, quarantined };
}

/** Reads one event, now or when a quarantined one is tried again. */
export function readEvent(raw: unknown, seq: number, suspicious = true): ReadableEvent | { reason: string } {
  const envelope = eventEnvelopeSchema.safeParse(raw);
  if (!envelope.success) return { reason: z.prettifyError(envelope.error).slice(0, 2000) };
  if (envelope.data.seq !== seq) return { reason: `its seq is ${envelope.data.seq}, its place in the batch is ${seq}` };
  const bodyJson = stringify(envelope.data.body);
  if (bodyJson === undefined) return { reason: 'its body is nested too deeply; the batch still holds it' };
  if (suspicious && holdsUnstorableText(envelope.data)) {
    return { reason: 'a text in it holds NUL or half a surrogate pair, which the database does not store' };
  }
  const parsed = parseStationEvent(envelope.data);
  if (parsed.outcome === 'unreadable') return { reason: parsed.reason };
  return { envelope: envelope.data, event: parsed.event, bodyJson };
}

function stringify(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch (error) {
    // V8 parses deeper nesting than it can write.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
